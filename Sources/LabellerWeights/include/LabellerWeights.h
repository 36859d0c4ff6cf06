#ifndef LABELLER_WEIGHTS_H
#define LABELLER_WEIGHTS_H

/// The weights of the reference labeller, aligned to 64 bytes: see `LabelModel` for their shape.
const void *labeller_weights(void);
long labeller_weights_size(void);

/// The words that the labeller knows as names and places, aligned to 64 bytes: see `WordLexicon` for their shape.
const void *labeller_lexicon(void);
long labeller_lexicon_size(void);

/// Asks the processor to bring a place near that will be read soon.
static inline void labeller_prefetch(const void *place) { __builtin_prefetch(place); }

#endif
