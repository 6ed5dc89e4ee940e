#pragma once

#include <string_view>

/// Names of the product's events. Clients of the service that this hub replaces know them: never rename one.
namespace opsroom::contract {

/// What a client sends.
namespace command {

inline constexpr std::string_view kJoinTenant = "join-tenant";
inline constexpr std::string_view kLeaveTenant = "leave-tenant";
inline constexpr std::string_view kSubscribe = "subscribe";
inline constexpr std::string_view kUnsubscribe = "unsubscribe";
inline constexpr std::string_view kRequestMetrics = "request-metrics";
inline constexpr std::string_view kTransactionUpdate = "transaction-update";
inline constexpr std::string_view kWalletUpdate = "wallet-update";
inline constexpr std::string_view kComplianceAlert = "compliance-alert";
inline constexpr std::string_view kPing = "ping";
inline constexpr std::string_view kRefreshToken = "refresh-token";

// Operator's work on an alert; every change goes out as event::kComplianceAlertUpdated.
inline constexpr std::string_view kAlertAcknowledge = "alert-acknowledge";
inline constexpr std::string_view kAlertUnacknowledge = "alert-unacknowledge";
inline constexpr std::string_view kAlertShelve = "alert-shelve";
inline constexpr std::string_view kAlertUnshelve = "alert-unshelve";
inline constexpr std::string_view kAlertAssign = "alert-assign";
inline constexpr std::string_view kAlertNote = "alert-note";
inline constexpr std::string_view kAlertCase = "alert-case";       ///< moves the investigation: caseStatus, disposition
inline constexpr std::string_view kAlertResolve = "alert-resolve"; ///< ends the investigation and the alarm
inline constexpr std::string_view kListAlerts = "list-alerts";
inline constexpr std::string_view kResume = "resume";                    ///< sends again what was missed
inline constexpr std::string_view kHistory = "history";                  ///< looks back
inline constexpr std::string_view kExplainDelivery = "explain-delivery"; ///< why a client got an event, or did not

// Operators: who is connected, and what is done about it.
inline constexpr std::string_view kListConnections = "list-connections";
inline constexpr std::string_view kListRooms = "list-rooms";
inline constexpr std::string_view kDisconnectClient = "disconnect-client";
inline constexpr std::string_view kUnsubscribeClient = "unsubscribe-client";
inline constexpr std::string_view kMuteClient = "mute-client"; ///< receives, and changes nothing, for a time
inline constexpr std::string_view kRevoke = "revoke";          ///< withdraws tokens

} // namespace command

/// What the hub sends.
namespace event {

inline constexpr std::string_view kConnected = "connected";
inline constexpr std::string_view kDisconnected = "disconnected";
inline constexpr std::string_view kJoinedTenant = "joined-tenant";
inline constexpr std::string_view kLeftTenant = "left-tenant";
inline constexpr std::string_view kTenantStatus = "tenant-status";
inline constexpr std::string_view kSubscriptionConfirmed = "subscription-confirmed";
inline constexpr std::string_view kUnsubscriptionConfirmed = "unsubscription-confirmed";
inline constexpr std::string_view kMetricsUpdate = "metrics-update";
inline constexpr std::string_view kTransactionUpdated = "transaction-updated";
inline constexpr std::string_view kWalletUpdated = "wallet-updated";
inline constexpr std::string_view kComplianceAlert = "compliance-alert";
inline constexpr std::string_view kComplianceAlertUpdated = "compliance-alert-updated";
inline constexpr std::string_view kResumed = "resumed"; ///< behind `connected`, to who named its streams in the CONNECT
inline constexpr std::string_view kOpenAlerts = "open-alerts"; ///< behind `connected`, to who may see alerts
inline constexpr std::string_view kTransactionQueued = "transaction-queued";
inline constexpr std::string_view kTransactionProcessing = "transaction-processing";
inline constexpr std::string_view kTransactionCompleted = "transaction-completed";
inline constexpr std::string_view kTransactionFailed = "transaction-failed";
inline constexpr std::string_view kPong = "pong";
inline constexpr std::string_view kTokenExpiring = "token-expiring";
inline constexpr std::string_view kRateLimited = "rate-limited";
inline constexpr std::string_view kError = "error";

} // namespace event

} // namespace opsroom::contract
