#pragma once

#include "core/protocol/json/value.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QString>

namespace opsroom::client {

/// What came of a return: how much was missed meanwhile, and how much of that came after all.
struct ResumeOutcome
{
    quint64 recovered = 0; ///< publications that came after all
    quint64 lost = 0;      ///< numbers of publications that are forgotten; not all of them need have been for us
    bool isExact = true;   ///< false: the hub's numbering began anew, and nobody knows how many went before that
    [[nodiscard]] bool isGap() const { return lost > 0 || !isExact; }
};

/// How far a client has the streams of its tenants, so that it can go on there after a loss.
///
/// Guarantees: a position never passes a publication that is still to come. What arrives live while older publications
/// are being fetched has to be held back, so that the order holds; what is held back counts as not received.
/// Thread: any one. Limits: kMostTenants streams; further ones are not resumed.
class StreamPositions
{
public:
    static constexpr qsizetype kMostTenants = 100;

    enum class Verdict {
        Pass,
        Hold,    ///< until the stream of tenantOf() has caught up
        Unknown, ///< passes; the epoch of its stream is to be asked for
    };
    struct Request
    {
        QString tenantId;
        quint64 seq = 0;
        QByteArray argumentJson; ///< of the command `resume`
    };

    /// `auth.resume` of the next CONNECT; empty if nothing is known.
    [[nodiscard]] QByteArray resumeJson() const;
    /// The connection is gone; resumeJson() says what was asked on the next one.
    void onLost();
    void onConnected(json::Value connected);
    void onResumed(json::Value resumed);
    /// An event that carries stamps, or anything else, which passes.
    [[nodiscard]] Verdict judge(json::Value event);
    [[nodiscard]] static QString tenantOf(json::Value event);
    /// Answer of `history`: the epoch of a stream.
    void learnEpoch(const QString &tenantId, json::Value answer);

    /// What is to be asked next for a stream that has not caught up.
    [[nodiscard]] QList<Request> requests() const;
    /// The answer of a request. \returns whether the stream has caught up, as far as it can.
    bool onAnswer(const Request &request, json::Value answer);
    /// There will be none.
    void giveUp(const QString &tenantId);
    [[nodiscard]] bool isCatchingUp() const;
    [[nodiscard]] bool isCatchingUp(const QString &tenantId) const;
    [[nodiscard]] const ResumeOutcome &outcome() const { return m_outcome; }

private:
    struct Stream
    {
        QString epoch;     ///< empty: not known yet
        quint64 seq = 0;   ///< everything up to here was received
        quint64 until = 0; ///< higher ones come live, once it has caught up
        bool isCatchingUp = false;
    };
    void apply(const QString &tenantId, Stream &stream, json::Value answer);

    QHash<QString, Stream> m_streams;
    ResumeOutcome m_outcome;
};

} // namespace opsroom::client
