#include "app/opsroom/qt_log.h"

#include "core/base/log.h"

#include <QtCore/QLoggingCategory>

#include <atomic>

namespace opsroom::app {

namespace {

std::atomic<int> g_warningCount = 0;

log::Level levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return log::Level::Debug;
    case QtInfoMsg:
        return log::Level::Info;
    case QtWarningMsg:
        return log::Level::Warning;
    case QtCriticalMsg:
    case QtFatalMsg:
        break;
    }
    return log::Level::Error;
}

void write(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    const log::Level level = levelOf(type);
    if (level >= log::Level::Warning)
        ++g_warningCount;
    const QByteArrayView category(context.category);
    const bool isQml = category.startsWith("qml") || category.startsWith("js") || category.startsWith("qt.qml")
                       || category.startsWith("qt.quick");
    log::write(level, isQml ? "qml" : "qt", "message",
               {{"text", text.toStdString()}, {"source", context.category == nullptr ? "" : context.category}});
}

} // namespace

QtLog::QtLog()
{
    qInstallMessageHandler(write);
}

QtLog::~QtLog()
{
    qInstallMessageHandler(nullptr);
}

int QtLog::warnings()
{
    return g_warningCount;
}

} // namespace opsroom::app
