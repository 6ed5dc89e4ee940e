#pragma once

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <deque>

namespace opsroom::viewmodels {

/// The log of this process, the newest line first: of the console, and of the hub where it is embedded.
///
/// Shows lines of at least a level that hold a piece of text. A filter is one removal and one insertion.
/// Thread: main. Limits: the newest kMostLines, of at most kMostLineLength characters.
class LogListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The console has one")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(int total READ total NOTIFY countChanged FINAL)
    Q_PROPERTY(Level least READ least WRITE setLeast NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString searchText READ searchText WRITE setSearchText NOTIFY filterChanged FINAL)

public:
    enum Role {
        TimeTextRole = Qt::UserRole, ///< string "timeText"
        LevelRole,                   ///< int "level": Level
        LevelTextRole,               ///< string "levelText"
        CategoryRole,                ///< string "category"
        EventRole,                   ///< string "event"
        FieldsRole,                  ///< string "fields": "key=value key=value"
    };
    Q_ENUM(Role)
    enum Level { Debug, Info, Warning, Error };
    Q_ENUM(Level)
    static constexpr std::size_t kMostLines = 5'000;
    static constexpr qsizetype kMostLineLength = 4'096;

    explicit LogListModel(QObject *parent = nullptr) : QAbstractListModel(parent) {}

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return static_cast<int>(m_shown.size()); }
    [[nodiscard]] int total() const { return static_cast<int>(m_lines.size()); }
    [[nodiscard]] Level least() const { return m_least; }
    void setLeast(Level least);
    [[nodiscard]] QString searchText() const { return m_searchText; }
    void setSearchText(const QString &text);

    /// \param lines JSON objects as the log writes them, the oldest first. What is none is shown as it is.
    void append(const QByteArrayList &lines);

Q_SIGNALS:
    void countChanged();
    void filterChanged();

private:
    struct Line
    {
        QString time;
        Level level = Info;
        QString category;
        QString event;
        QString fields;
    };
    [[nodiscard]] static Line read(const QByteArray &text);
    [[nodiscard]] bool passes(const Line &line) const;
    void dropOldest();
    void rebuild();

    std::deque<Line> m_lines;    ///< the oldest first
    quint64 m_first = 0;         ///< number of the oldest
    std::deque<quint64> m_shown; ///< numbers, the oldest first: the last one is row 0
    Level m_least = Info;
    QString m_searchText;
};

} // namespace opsroom::viewmodels
