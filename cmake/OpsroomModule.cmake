include(OpsroomLayers)

# opsroom_add_module(<name> [QT] DEPENDS <module...> LINK <private libraries...> PUBLIC_LINK <libraries...>
#                    HEADERS <...> SOURCES <...>)
# Builds the module of the calling folder: static library opsroom_<name>, alias Opsroom::<name>, header set,
# build flags, precompiled header and the layer check. QT: the module uses Qt Core (moc on, Qt precompiled header).
function(opsroom_add_module name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "QT" "" "DEPENDS;LINK;PUBLIC_LINK;HEADERS;SOURCES")
    if(arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "opsroom_add_module(${name}): unknown ${arg_UNPARSED_ARGUMENTS}")
    endif()
    if(NOT DEFINED OPSROOM_LAYER_${name})
        message(FATAL_ERROR "Module '${name}' has no row in cmake/OpsroomLayers.cmake")
    endif()
    foreach(dep IN LISTS arg_DEPENDS)
        if(NOT dep IN_LIST OPSROOM_LAYER_${name})
            message(FATAL_ERROR "Layer violation: '${name}' must not depend on '${dep}' (cmake/OpsroomLayers.cmake)")
        endif()
    endforeach()

    add_library(opsroom_${name} STATIC)
    add_library(Opsroom::${name} ALIAS opsroom_${name})
    target_sources(opsroom_${name}
        PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${arg_HEADERS}
        PRIVATE ${arg_SOURCES})
    target_include_directories(opsroom_${name} PUBLIC ${PROJECT_SOURCE_DIR})
    list(TRANSFORM arg_DEPENDS PREPEND Opsroom::)
    target_link_libraries(opsroom_${name} PUBLIC ${arg_DEPENDS} ${arg_PUBLIC_LINK} PRIVATE ${arg_LINK} opsroom_build_flags)
    if(arg_QT)
        set_target_properties(opsroom_${name} PROPERTIES AUTOMOC ON)
        target_link_libraries(opsroom_${name} PUBLIC Qt6::Core PRIVATE opsroom_qt_flags)
    endif()
    opsroom_use_pch(opsroom_${name} ${arg_QT})
    set_property(GLOBAL APPEND PROPERTY OPSROOM_MODULES ${name})
endfunction()

# Precompiled headers: one for plain C++ modules, one for Qt modules, each built once and reused.
function(opsroom_define_pch)
    foreach(kind IN ITEMS std qt)
        file(WRITE ${CMAKE_BINARY_DIR}/pch/pch_${kind}.cpp "// holds the precompiled header of cmake/pch_${kind}.h\n")
        add_library(opsroom_pch_${kind} STATIC ${CMAKE_BINARY_DIR}/pch/pch_${kind}.cpp)
        target_link_libraries(opsroom_pch_${kind} PRIVATE opsroom_build_flags)
        target_precompile_headers(opsroom_pch_${kind} PRIVATE ${PROJECT_SOURCE_DIR}/cmake/pch_${kind}.h)
    endforeach()
    target_link_libraries(opsroom_pch_qt PRIVATE Qt6::Core opsroom_qt_flags)
endfunction()

function(opsroom_use_pch target is_qt)
    if(is_qt)
        target_precompile_headers(${target} REUSE_FROM opsroom_pch_qt)
    else()
        target_precompile_headers(${target} REUSE_FROM opsroom_pch_std)
    endif()
endfunction()
