#pragma once

#include "client/lib/updates.h"
#include "qml/viewmodels/time_range_view_model.h"
#include "qml/viewmodels/traffic_line.h"

#include <array>

namespace opsroom::viewmodels {

/// What the hub carries, over a minute to a day: messages, connections, queue, and sessions that end.
///
/// Guarantees: a time without a connection is a gap; a queue's peaks are kept in every range; a hub that begins to count
/// anew has been restarted, and what ended between two of its figures is not known then.
/// Thread: main.
class TrafficViewModel final : public opsroom::viewmodels::TimeRangeViewModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The console has one")
    Q_PROPERTY(opsroom::viewmodels::SampleHistory *updates READ updates CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::SampleHistory *deliveries READ deliveries CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::SampleHistory *connections READ connections CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::SampleHistory *users READ users CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::SampleHistory *queued READ queued CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::SampleHistory *left READ left CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::SampleHistory *sentAway READ sentAway CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::SampleHistory *lost READ lost CONSTANT FINAL)
    Q_PROPERTY(bool isLoaded READ isLoaded NOTIFY isLoadedChanged FINAL)
    Q_PROPERTY(bool hasEndings READ hasEndings NOTIFY isLoadedChanged FINAL)
    Q_PROPERTY(QString stepText READ stepText NOTIFY shownChanged FINAL)

public:
    TrafficViewModel(const Clock &clock, const SettingsViewModel &settings, QObject *parent = nullptr);

    /// A second, arriving at this console.
    [[nodiscard]] SampleHistory *updates() { return line(Updates); }
    /// A second, from the hub to all of its clients.
    [[nodiscard]] SampleHistory *deliveries() { return line(Deliveries); }
    [[nodiscard]] SampleHistory *connections() { return line(Connections); }
    [[nodiscard]] SampleHistory *users() { return line(Users); }
    /// Transactions that wait in the hub for a back end, the peaks.
    [[nodiscard]] SampleHistory *queued() { return line(Queued); }
    /// Sessions that ended in each step: as the client wanted, as the hub wanted, and as nobody did.
    [[nodiscard]] SampleHistory *left() { return line(Left); }
    [[nodiscard]] SampleHistory *sentAway() { return line(SentAway); }
    [[nodiscard]] SampleHistory *lost() { return line(Lost); }
    /// Figures have come at least once.
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    /// The hub tells how sessions end; it does to who sees all of it.
    [[nodiscard]] bool hasEndings() const { return !m_metrics.endings.isEmpty(); }
    /// How long each point of the lines lasts: "10 s".
    [[nodiscard]] QString stepText() const;

    void apply(const client::MetricsUpdate &metrics);
    /// Once a second. \param updates that have arrived since the last call
    void tick(bool isConnected, qsizetype updates);

Q_SIGNALS:
    void isLoadedChanged();

private:
    enum Line { Updates, Deliveries, Connections, Users, Queued, Left, SentAway, Lost };
    static constexpr std::size_t kEndings = 3;
    using EndingTotals = std::array<quint64, kEndings>; ///< from Left on

    void draw(std::chrono::seconds shown, qint64 endMs) override;
    void note(Line line, double value, qint64 fromMs, qint64 toMs);
    void noteEndings(qint64 fromMs, qint64 toMs);
    [[nodiscard]] EndingTotals endingTotals() const;
    [[nodiscard]] SampleHistory *line(Line line) { return m_lines[line].history(); }

    std::array<TrafficLine, Lost + 1> m_lines;
    client::MetricsUpdate m_metrics;
    EndingTotals m_totals{};
    qint64 m_tickedMs = 0; ///< 0: the time before this is not known
    bool m_isLoaded = false;
};

} // namespace opsroom::viewmodels
