#include "tests/fuzz/fuzz_target.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

/// `fuzz_x <folder>` runs a fuzz target over each file of the folder.
int main(int argc, char **argv)
{
    int inputs = 0;
    for (const std::string &folder : std::vector<std::string>(argv + 1, argv + argc)) {
        std::error_code error;
        for (const auto &entry : std::filesystem::directory_iterator(folder, error)) {
            std::ifstream file(entry.path(), std::ios::binary);
            const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
            // A copy of its own for each input, so that a sanitizer sees every byte read past the end.
            const std::vector<std::uint8_t> input(bytes.begin(), bytes.end());
            std::printf("%s, %zu bytes\n", entry.path().c_str(), input.size());
            std::fflush(stdout);
            LLVMFuzzerTestOneInput(input.data(), input.size());
            ++inputs;
        }
    }
    if (inputs == 0)
        std::fprintf(stderr, "no input to replay\n");
    return inputs == 0 ? 1 : 0;
}
