#include "client/replay/replay_file.h"

#include "client/replay/ethereum_reader.h"
#include "client/replay/payments_reader.h"

#include <QtCore/QFile>

namespace opsroom::replay {

namespace {
constexpr qint64 kMostBytes = 64 * 1024 * 1024;
}

Result<QList<ReplayItem>> readReplayFile(const QString &path, const ReplayOptions &options)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Failure(Error(ErrorCode::NotAvailable, path.toStdString() + ": " + file.errorString().toStdString()));
    if (file.size() > kMostBytes)
        return Failure(Error(ErrorCode::NotAvailable, path.toStdString() + ": larger than 64 MiB"));
    return readReplayText(file.readAll(), path, options);
}

Result<QList<ReplayItem>> readReplayText(const QByteArray &text, const QString &name, const ReplayOptions &options)
{
    return text.trimmed().startsWith('{') ? readEthereum(text, name, options) : readPayments(text, name, options);
}

} // namespace opsroom::replay
