#include "qml/controls/icon.h"

#include <QtCore/QFile>
#include <QtCore/QHash>
#include <QtGui/QPainter>
#include <QtSvg/QSvgRenderer>

namespace opsroom::controls {

namespace {

constexpr qreal kSide = 16;

/// The text of an icon, read once: rows that scroll by ask for the same few again and again.
QByteArray sourceOf(const QString &name)
{
    static QHash<QString, QByteArray> cache;
    if (const auto found = cache.constFind(name); found != cache.constEnd())
        return *found;
    QFile file(QStringLiteral(":/qt/qml/Opsroom/Controls/icons/%1.svg").arg(name));
    QByteArray source;
    if (file.open(QIODevice::ReadOnly))
        source = file.readAll();
    else
        qWarning("There is no icon named %s", qUtf8Printable(name));
    return *cache.insert(name, source);
}

} // namespace

Icon::Icon(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    setImplicitSize(kSide, kSide);
}

void Icon::setName(const QString &name)
{
    if (m_name == name)
        return;
    m_name = name;
    update();
    Q_EMIT nameChanged();
}

void Icon::setColor(const QColor &color)
{
    if (m_color == color)
        return;
    m_color = color;
    update();
    Q_EMIT colorChanged();
}

void Icon::paint(QPainter *painter)
{
    if (m_name.isEmpty())
        return;
    auto source = sourceOf(m_name);
    if (source.isEmpty())
        return;
    source.replace("currentColor", m_color.name().toLatin1());
    QSvgRenderer renderer(source);
    painter->setOpacity(painter->opacity() * m_color.alphaF());
    renderer.render(painter, QRectF(0, 0, width(), height()));
}

} // namespace opsroom::controls
