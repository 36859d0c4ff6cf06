#include "LabellerWeights.h"

// The weights of the reference labeller, as `Tests/train` writes them, are put into the program as they are: no file to find at run time, nothing
// to copy at the start. A file of megabytes as a list of numbers would take the compiler minutes.
//
// The next line changes with the weights, so that they are put in anew.
// weights: 2079593714

#if defined(__APPLE__)
#define SYMBOL(name) "_" name
#define SECTION ".section __TEXT,__const\n"
#else
#define SYMBOL(name) name
#define SECTION ".section .rodata\n"
#endif

__asm__(
    SECTION
    ".balign 64\n"
    ".globl " SYMBOL("garner_labeller_weights") "\n"
    SYMBOL("garner_labeller_weights") ":\n"
    ".incbin \"" __FILE__ ".model\"\n"
    ".globl " SYMBOL("garner_labeller_weights_end") "\n"
    SYMBOL("garner_labeller_weights_end") ":\n"
    ".byte 0\n"
    ".text\n"
);

extern const unsigned char garner_labeller_weights[];
extern const unsigned char garner_labeller_weights_end[];

const void *labeller_weights(void) { return garner_labeller_weights; }
long labeller_weights_size(void) { return garner_labeller_weights_end - garner_labeller_weights; }
