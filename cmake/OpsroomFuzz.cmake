# opsroom_add_fuzzer(<name> [ID <row of docs/security.md>] LINK <targets...> SOURCES <fuzz_*.cpp...>)
# A fuzz target: the sources define LLVMFuzzerTestOneInput() and nothing that is called main().
#
# Under the preset fuzz it becomes a libFuzzer program:
#   build/fuzz/bin/<name> -dict=tests/fuzz/dictionaries/<name>.dict <folder for finds> tests/fuzz/corpus/<name>
# In every other build it replays tests/fuzz/corpus/<name>, as a test with the label fuzz-smoke. What a fuzzer finds goes
# into that folder and stays there.
function(opsroom_add_fuzzer name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "ID" "LINK;SOURCES")
    if(arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "opsroom_add_fuzzer(${name}): unknown ${arg_UNPARSED_ARGUMENTS}")
    endif()
    add_executable(${name} ${arg_SOURCES})
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} PRIVATE ${arg_LINK} opsroom_build_flags)
    if(OPSROOM_FUZZ)
        target_link_options(${name} PRIVATE -fsanitize=fuzzer)
        set(options -runs=0)
    else()
        target_sources(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests/fuzz/replay_main.cpp)
        set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
        set(options)
    endif()
    set(test fuzz-smoke.${name})
    if(arg_ID)
        set(test fuzz-smoke.${arg_ID}_${name})
    endif()
    add_test(NAME ${test} COMMAND ${name} ${options} ${CMAKE_CURRENT_SOURCE_DIR}/corpus/${name})
    set_tests_properties(${test} PROPERTIES LABELS fuzz-smoke TIMEOUT 60)
endfunction()
