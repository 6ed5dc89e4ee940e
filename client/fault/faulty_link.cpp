#include "client/fault/faulty_link.h"

namespace opsroom::fault {

FaultyLink::FaultyLink(std::unique_ptr<client::Link> link, FaultLine &line, QObject *parent)
    : Link(parent), m_link(std::move(link)), m_line(line)
{
    connect(m_link.get(), &Link::connected, this, &Link::connected);
    connect(m_link.get(), &Link::refused, this, &Link::refused);
    connect(m_link.get(), &Link::acked, this, &Link::acked);
    connect(m_link.get(), &Link::eventReceived, this, [this](const client::HubEvent &event) {
        const QPointer<FaultyLink> self(this);
        m_line.submit([self, event] {
            if (self && !self->m_isEnded)
                Q_EMIT self->eventReceived(event);
        });
    });
    connect(m_link.get(), &Link::ended, this, [this](int code, const QString &reason) {
        m_line.clear();
        if (!std::exchange(m_isEnded, true))
            Q_EMIT ended(code, reason);
    });
}

FaultyLink::~FaultyLink() = default;

void FaultyLink::endWith(int code, const QString &reason)
{
    if (std::exchange(m_isEnded, true))
        return;
    m_line.clear();
    m_link->close();
    Q_EMIT ended(code, reason);
}

} // namespace opsroom::fault
