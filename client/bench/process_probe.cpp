#include "client/bench/process_probe.h"

#include <fstream>
#include <iterator>
#include <sstream>
#include <unistd.h>

namespace opsroom::bench {

std::string ProcessProbe::read(const char *file) const
{
    std::ifstream stream("/proc/" + std::to_string(m_pid) + "/" + file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

bool ProcessProbe::isReadable() const
{
    return !isOn() || (!read("stat").empty() && !read("smaps_rollup").empty());
}

double ProcessProbe::cpuSeconds() const
{
    return isOn() ? cpuSecondsOf(read("stat"), ::sysconf(_SC_CLK_TCK)) : 0;
}

double ProcessProbe::cpuSecondsOf(const std::string &stat, long ticksPerSecond)
{
    // The program's name stands in parentheses and may hold anything; what counts comes behind the last one.
    const std::size_t name = stat.rfind(')');
    if (name == std::string::npos || ticksPerSecond <= 0)
        return 0;
    constexpr int kFieldsBetween = 11; // state to cmajflt, proc(5)
    std::istringstream fields(stat.substr(name + 1));
    std::string skipped;
    for (int i = 0; i < kFieldsBetween; ++i)
        fields >> skipped;
    double user = 0;
    double system = 0;
    fields >> user >> system;
    return fields ? (user + system) / static_cast<double>(ticksPerSecond) : 0;
}

std::uint64_t ProcessProbe::pssBytes() const
{
    if (!isOn())
        return 0;
    std::istringstream lines(read("smaps_rollup"));
    std::string word;
    while (lines >> word) {
        std::uint64_t kilobytes = 0;
        if (word == "Pss:" && lines >> kilobytes)
            return kilobytes * 1024;
    }
    return 0;
}

} // namespace opsroom::bench
