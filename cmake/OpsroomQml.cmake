# opsroom_add_qml_module(<name> URI <Opsroom.Name> [DEPENDS <name...>] [LINK <libraries...>] [SINGLETONS <qml...>]
#                        [QML <qml...>] [RESOURCES <files...>] [HEADERS <...>] [SOURCES <...>])
# The QML module of the calling folder: static library opsroom_qml_<name> and its plugin; whoever links
# Opsroom::qml_<name> can import the module. DEPENDS names QML modules of ours.
function(opsroom_add_qml_module name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "URI" "DEPENDS;LINK;SINGLETONS;QML;RESOURCES;HEADERS;SOURCES")
    if(arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "opsroom_add_qml_module(${name}): unknown ${arg_UNPARSED_ARGUMENTS}")
    endif()
    set(target opsroom_qml_${name})
    set_source_files_properties(${arg_SINGLETONS} PROPERTIES QT_QML_SINGLETON_TYPE TRUE)
    set(cachegen)
    if(NOT OPSROOM_QML_CACHEGEN)
        set(cachegen NO_CACHEGEN)
    endif()
    string(REPLACE "." "/" path ${arg_URI})

    qt_add_library(${target} STATIC)
    set_target_properties(${target} PROPERTIES AUTOMOC ON OPSROOM_QML ON)
    qt_add_qml_module(${target}
        URI ${arg_URI}
        VERSION 1.0
        RESOURCE_PREFIX /qt/qml
        OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/qml/${path}
        IMPORT_PATH ${CMAKE_BINARY_DIR}/qml
        DEPENDENCIES QtQuick
        QML_FILES ${arg_SINGLETONS} ${arg_QML}
        RESOURCES ${arg_RESOURCES}
        SOURCES ${arg_HEADERS} ${arg_SOURCES}
        ${cachegen})
    target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
    target_link_libraries(${target} PUBLIC Qt6::Quick ${arg_LINK} PRIVATE opsroom_build_flags opsroom_qt_flags)

    add_library(opsroom_qml_${name}_import INTERFACE)
    add_library(Opsroom::qml_${name} ALIAS opsroom_qml_${name}_import)
    list(TRANSFORM arg_DEPENDS PREPEND Opsroom::qml_)
    target_link_libraries(opsroom_qml_${name}_import INTERFACE ${target} ${target}plugin ${arg_DEPENDS})
endfunction()
