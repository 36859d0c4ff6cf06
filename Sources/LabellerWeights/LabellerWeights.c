#include "LabellerWeights.h"

// The weights of the reference labeller, as `Tests/train` writes them, and its lexicon of names and places are put into the program as they are: no
// file to find at run time, nothing to copy at the start. A file of megabytes as a list of numbers would take the compiler minutes.
//
// The next lines change with the files, so that they are put in anew.
// weights: 1769333406
// lexicon: 2490152589

#if defined(__APPLE__)
#define SYMBOL(name) "_" name
#define SECTION ".section __TEXT,__const\n"
#else
#define SYMBOL(name) name
#define SECTION ".section .rodata\n"
#endif

#define EMBED(name, file) \
    __asm__( \
        SECTION \
        ".balign 64\n" \
        ".globl " SYMBOL(name) "\n" \
        SYMBOL(name) ":\n" \
        ".incbin \"" file "\"\n" \
        ".globl " SYMBOL(name "_end") "\n" \
        SYMBOL(name "_end") ":\n" \
        ".byte 0\n" \
        ".text\n" \
    )

EMBED("garner_labeller_weights", __FILE__ ".weights.model");
EMBED("garner_labeller_lexicon", __FILE__ ".lexicon.model");

extern const unsigned char garner_labeller_weights[];
extern const unsigned char garner_labeller_weights_end[];
extern const unsigned char garner_labeller_lexicon[];
extern const unsigned char garner_labeller_lexicon_end[];

const void *labeller_weights(void) { return garner_labeller_weights; }
long labeller_weights_size(void) { return garner_labeller_weights_end - garner_labeller_weights; }
const void *labeller_lexicon(void) { return garner_labeller_lexicon; }
long labeller_lexicon_size(void) { return garner_labeller_lexicon_end - garner_labeller_lexicon; }
