#include "core/base/descriptor_limit.h"
#include "tests/support/test_case.h"

#include <sys/resource.h>

class TestDescriptorLimit : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void theSoftLimit_becomesTheHardOne()
    {
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
        const rlimit low{256, before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &low), 0);
        QCOMPARE(opsroom::raiseDescriptorLimit(), static_cast<std::size_t>(before.rlim_max));
        rlimit after{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &after), 0);
        QCOMPARE(after.rlim_cur, before.rlim_max);
        QCOMPARE(after.rlim_max, before.rlim_max);
    }
};

OPSROOM_TEST(TestDescriptorLimit)
#include "tst_descriptor_limit.moc"
