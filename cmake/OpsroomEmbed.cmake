# opsroom_embed(<target> <file> <function>)
# Compiles a text file into the target as `std::string_view opsroom::resources::<function>()`; declared where it is used.
function(opsroom_embed target file function)
    set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded_${function}.cpp)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(READ ${file} text)
    # A raw string literal ends at 64 KiB in some compilers; our files are far from it.
    file(CONFIGURE OUTPUT ${source} @ONLY CONTENT
"#include <string_view>

namespace opsroom::resources {

std::string_view @function@();

std::string_view @function@()
{
    return R\"__(@text@)__\";
}

} // namespace opsroom::resources
")
    target_sources(${target} PRIVATE ${source})
endfunction()
