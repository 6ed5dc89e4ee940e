#pragma once

#include "qml/viewmodels/filter_expression.h"

#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtQml/qqmlregistration.h>

namespace opsroom::viewmodels {

class SettingsViewModel;

/// The filter of a page: its text, its chips, and the filters that the operator has saved for it.
///
/// A text that does not read leaves the filter in force as it was and says why in `error`.
/// Thread: main. Limits: kMostSaved saved filters.
class FilterViewModel final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to a page")
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged FINAL)
    Q_PROPERTY(QString error READ error NOTIFY textChanged FINAL)
    Q_PROPERTY(bool isActive READ isActive NOTIFY expressionChanged FINAL)
    Q_PROPERTY(QStringList chips READ chips NOTIFY expressionChanged FINAL)
    Q_PROPERTY(int defaultIndex READ defaultIndex NOTIFY savedChanged FINAL)
    Q_PROPERTY(QStringList savedNames READ savedNames NOTIFY savedChanged FINAL)

public:
    static constexpr qsizetype kMostSaved = 50;

    FilterViewModel(QString page, SettingsViewModel &settings, QObject *parent = nullptr);

    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    [[nodiscard]] QString error() const { return m_error; }
    [[nodiscard]] bool isActive() const { return !m_expression.isEmpty(); }
    /// The tokens in force, in order.
    [[nodiscard]] QStringList chips() const;
    [[nodiscard]] QStringList savedNames() const;
    [[nodiscard]] const FilterExpression &expression() const { return m_expression; }

    Q_INVOKABLE void clear() { setText({}); }
    Q_INVOKABLE void addToken(const QString &token);
    Q_INVOKABLE void removeChip(int index);
    Q_INVOKABLE void editChip(int index, const QString &token);
    /// Saves the filter in force; a name that exists is replaced. \returns false if there is no name or no filter.
    /// \param isDefault it is in force from the next start on, in place of another one that was
    Q_INVOKABLE bool save(const QString &name, bool isDefault = false);
    Q_INVOKABLE void applySaved(int index);
    /// Puts the filter in force that the operator begins with, if there is one.
    void applyDefault();
    /// Place of that one among savedNames(); -1: none.
    [[nodiscard]] int defaultIndex() const;
    Q_INVOKABLE void removeSaved(int index);

Q_SIGNALS:
    void textChanged();
    void expressionChanged();
    void savedChanged();

private:
    struct Saved
    {
        QString name;
        QString text;
        bool isDefault = false;
    };
    void store();

    const QString m_page;
    SettingsViewModel &m_settings;
    QString m_text;
    QString m_error;
    FilterExpression m_expression;
    QList<Saved> m_saved;
};

} // namespace opsroom::viewmodels
