#include "qml/viewmodels/navigation_view_model.h"

namespace opsroom::viewmodels {

void NavigationViewModel::setPage(Page page)
{
    if (m_page == page)
        return;
    if (m_steps.size() == kMostSteps)
        m_steps.removeFirst();
    m_steps.append(m_page);
    m_page = page;
    Q_EMIT pageChanged();
}

void NavigationViewModel::goBack()
{
    if (m_steps.isEmpty())
        return;
    m_page = m_steps.takeLast();
    Q_EMIT pageChanged();
}

} // namespace opsroom::viewmodels
