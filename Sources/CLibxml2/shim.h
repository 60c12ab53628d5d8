#pragma once
// Debian's libxml2 shows ICU's headers, whose types clash with those of Foundation's own copy of ICU. Only two fields of
// xmlCharEncodingHandler depend on it, which Swift code does not touch.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

// Must run once before parsers are used from several threads.
static inline void shilu_xml_init(void) { xmlInitParser(); }
