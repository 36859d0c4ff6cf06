// The system's libxml2: the parser for HTML and the converters of encodings.
//
// Where libxml2 was built with ICU, its headers bring in ICU's, which are not the ones that Foundation has; nothing of ICU is used here.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/encoding.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
