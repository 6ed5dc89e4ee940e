#pragma once

#include "server/config/toml_reader.h"
#include "server/node/materials.h"
#include "server/store/memory_stores.h"
#include "server/store/sqlite/sqlite_stores.h"
#include "tests/security/hub_under_test.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

namespace opsroom::test {

/// The stores of a hub, in memory or in a file that can be opened again as a new process would.
class StoresUnderTest
{
public:
    /// \param kind "memory" or "sqlite"
    StoresUnderTest(const QString &kind, const store::StoreBounds &bounds) : m_bounds(bounds)
    {
        if (kind == QStringLiteral("memory"))
            m_memory.emplace(bounds);
        else
            open();
    }

    [[nodiscard]] hub::Stores ports() { return m_memory ? m_memory->ports() : m_sqlite->ports(); }
    [[nodiscard]] bool survivesRestart() const { return m_sqlite != nullptr; }
    /// What was handed over is committed, then everything is read again, under new numbers of tenants.
    void restart()
    {
        m_sqlite.reset();
        tenants.emplace(1000);
        static_cast<void>(tenants->intern("somebody-else"));
        open();
    }
    void close() { m_sqlite.reset(); }
    void waitForCommit()
    {
        const auto &durability = ports().durability;
        QTRY_VERIFY(durability.committed() >= durability.ticket());
    }
    [[nodiscard]] hub::TenantId tenant(std::string_view name) { return *tenants->intern(name); }
    [[nodiscard]] std::string file() const { return m_directory.filePath(QStringLiteral("hub.db")).toStdString(); }

    std::optional<hub::TenantDirectory> tenants{1000};
    hub::Policy policy = *hub::Policy::of(*config::readPolicy(node::defaultPolicyText(), "default"));
    RecordingSink sink;

private:
    void open()
    {
        auto database = store::SqliteDatabase::open(file());
        QVERIFY2(database.has_value(), database ? "" : database.error().detail.c_str());
        auto loaded = store::SqliteStores::load(std::move(*database), {*tenants, policy, sink}, m_bounds, [] {});
        QVERIFY2(loaded.has_value(), loaded ? "" : loaded.error().detail.c_str());
        m_sqlite = std::move(*loaded);
    }

    const store::StoreBounds m_bounds;
    const QTemporaryDir m_directory;
    std::optional<store::MemoryStores> m_memory;
    std::unique_ptr<store::SqliteStores> m_sqlite; ///< ends before tenants and policy, which its writer reads
};

/// A row for each implementation.
inline void addStoreKinds()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("in memory") << QStringLiteral("memory");
    QTest::newRow("in SQLite") << QStringLiteral("sqlite");
}

} // namespace opsroom::test
