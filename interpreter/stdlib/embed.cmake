# Writes OUTPUT, the source of the built-in modules, from the files of FOLDER (stdlib/std).
#   cmake -D FOLDER=… -D OUTPUT=… -P embed.cmake
file(GLOB_RECURSE files RELATIVE ${FOLDER} ${FOLDER}/*.ent)
list(SORT files)
set(text "#include \"stdlib/stdlib.h\"\n\nconst std::vector<entente::stdlib::Module>& entente::stdlib::modules() {\n  static const std::vector<Module> all = {\n")
foreach(file IN LISTS files)
  string(REGEX REPLACE "[.]ent$" "" name "std/${file}")
  string(REPLACE "/" "." name ${name})
  file(READ ${FOLDER}/${file} content)
  string(APPEND text "      {\"${name}\", \"std/${file}\", R\"entente(${content})entente\"},\n")
endforeach()
file(WRITE ${OUTPUT} "${text}  };\n  return all;\n}\n")
