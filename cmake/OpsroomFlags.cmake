# Flags of every target of ours, as two INTERFACE targets:
#   opsroom_build_flags  warnings, hardening, sanitizers
#   opsroom_qt_flags     the strict Qt macros
add_library(opsroom_build_flags INTERFACE)
target_compile_features(opsroom_build_flags INTERFACE cxx_std_20)
target_compile_options(opsroom_build_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
    -Wimplicit-fallthrough
    # Designated initializers name what matters; the rest has its default.
    -Wno-missing-field-initializers
    # Code that qmlcachegen writes shadows parameters, so QML targets go without this one.
    $<$<NOT:$<BOOL:$<TARGET_PROPERTY:OPSROOM_QML>>>:-Wshadow>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 reports std::string and std::variant internals as uninitialized or overflown under sanitizers.
    if(OPSROOM_SANITIZE)
        target_compile_options(opsroom_build_flags INTERFACE
            -Wno-maybe-uninitialized -Wno-array-bounds -Wno-stringop-overflow)
    endif()
endif()

# SECURITY: hardened in every optimised build; tests run what users run.
if(NOT OPSROOM_SANITIZE)
    target_compile_options(opsroom_build_flags INTERFACE
        $<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2>
        -fstack-protector-strong -fstack-clash-protection -fcf-protection)
    target_link_options(opsroom_build_flags INTERFACE -Wl,-z,relro,-z,now)
endif()
target_compile_definitions(opsroom_build_flags INTERFACE _GLIBCXX_ASSERTIONS)

set(OPSROOM_SANITIZE "" CACHE STRING "Sanitizers: address,undefined | thread | fuzzer,address,undefined")
if(OPSROOM_SANITIZE)
    # A fuzz target gets libFuzzer's main(); everything else only its instrumentation.
    string(REPLACE "fuzzer" "fuzzer-no-link" sanitize_compile "${OPSROOM_SANITIZE}")
    target_compile_options(opsroom_build_flags INTERFACE
        -fsanitize=${sanitize_compile} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(opsroom_build_flags INTERFACE -fsanitize=${sanitize_compile})
endif()

find_program(OPSROOM_MOLD mold)
if(OPSROOM_MOLD AND NOT OPSROOM_SANITIZE)
    target_link_options(opsroom_build_flags INTERFACE -fuse-ld=mold)
endif()

add_library(opsroom_qt_flags INTERFACE)
target_compile_definitions(opsroom_qt_flags INTERFACE
    QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_FOREACH QT_STRICT_ITERATORS QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400)
