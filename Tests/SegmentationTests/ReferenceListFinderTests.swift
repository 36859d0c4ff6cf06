import Model
@testable import Segmentation
import Testing

struct ReferenceListFinderTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var text: String
        /// `label|content` of each entry.
        var entries: [String]
        var testDescription: String { name }

        init(_ name: String, _ text: String, _ entries: [String]) { self.name = name; self.text = text; self.entries = entries }
    }

    static let cases: [Case] = [
        Case("bullets with numbers, blank lines, own citation", """
            - 1. Sleep in mice - PMC [pmc.ncbi.nlm.nih.gov]
            - 2. northlab.com [northlab.com]

            - 3. Frontiers | Sleep in rats [frontiersin.org]
            - To cite this document: Northlab. [A Guide]. Northlab, [2025]. [Online PDF]. Available at: [https://northlab.com/x]

            """, ["1|Sleep in mice - PMC [pmc.ncbi.nlm.nih.gov]", "2|northlab.com [northlab.com]", "3|Frontiers | Sleep in rats [frontiersin.org]"]),
        Case("items that are wholly a link", """
            - [1. Sleep in mice \\(white\\) - PMC \\[pmc.ncbi.nlm.nih.gov\\]](#)
            - [2. northlab.com \\[northlab.com\\]](#)
            - [3. Mazes \\[mazes.org\\]](https://mazes.org/3)
            """, ["1|Sleep in mice \\(white\\) - PMC \\[pmc.ncbi.nlm.nih.gov\\]", "2|northlab.com \\[northlab.com\\]", "3|Mazes \\[mazes.org\\]](https://mazes.org/3)"]),
        Case("captions of links below entries", """
            Abel, K., and Bode, L. (2014). Mazes of the north. *Maze Res.* 15, 7–17.

            [CrossRef Full Text](https://doi.org/10.1000/(1)2) | [Google Scholar](https://scholar.google.com/x)

            Coe, M. (2015). Mazes of the south. *Maze Res.* 16, 8–18.

            [PubMed Abstract](https://pubmed.ncbi.nlm.nih.gov/12345678/) | [CrossRef Full Text](https://doi.org/10.1000/3)
            """, [
                "|Abel, K., and Bode, L. (2014). Mazes of the north. *Maze Res.* 15, 7–17.\n\n[CrossRef Full Text](https://doi.org/10.1000/(1)2) | [Google Scholar](https://scholar.google.com/x)",
                "|Coe, M. (2015). Mazes of the south. *Maze Res.* 16, 8–18.\n\n[PubMed Abstract](https://pubmed.ncbi.nlm.nih.gov/12345678/) | [CrossRef Full Text](https://doi.org/10.1000/3)",
            ]),
        Case("numbers, and captions of links below entries", """
            1\\. Abel, K. Mazes of the north. *Maze Res* (2014) 15:7–17.

            [CrossRef Full Text](https://doi.org/10.1000/2) | [Google Scholar](https://scholar.google.com/x)

            2\\. Coe, M. Mazes of the south. *Maze Res* (2015) 16:8–18.

            [CrossRef Full Text](https://doi.org/10.1000/3) | [Google Scholar](https://scholar.google.com/y)
            """, [
                "1|Abel, K. Mazes of the north. *Maze Res* (2014) 15:7–17.\n\n[CrossRef Full Text](https://doi.org/10.1000/2) | [Google Scholar](https://scholar.google.com/x)",
                "2|Coe, M. Mazes of the south. *Maze Res* (2015) 16:8–18.\n\n[CrossRef Full Text](https://doi.org/10.1000/3) | [Google Scholar](https://scholar.google.com/y)",
            ]),
        Case("numbers raised by formulas", """
            $^9$K. Abel and L. Bode, J. Maze Phys. 129, 134109 (2008).
            $^{10}$C. Coe, J. Maze Phys. 122, 034105 (2005).
            $^{11}$D. Dahl, Maze Lett. 364, 75 (2002).
            """, ["9|K. Abel and L. Bode, J. Maze Phys. 129, 134109 (2008).", "10|C. Coe, J. Maze Phys. 122, 034105 (2005).", "11|D. Dahl, Maze Lett. 364, 75 (2002)."]),
        Case("remarks in bullets below numbers", """
            13. Abel, Karl. “Mazes of the North.” In *Mice*, edited by Lena Bode, 237–49. Oslo: North Press, 2009.

                - explains how mazes turn; says that mice do

                - names Coe on mice;

            14. Dahl, Dag. *Mazes*. Oslo: North Press, 1965.

                - says that light changed them

            15. Ek, Erik, and Ida Fox. “Mice at Rest.” *Maze Studies* 67 (2017): 328–39.
            """, ["13|Abel, Karl. “Mazes of the North.” In *Mice*, edited by Lena Bode, 237–49. Oslo: North Press, 2009.", "14|Dahl, Dag. *Mazes*. Oslo: North Press, 1965.",
                  "15|Ek, Erik, and Ida Fox. “Mice at Rest.” *Maze Studies* 67 (2017): 328–39."]),
        Case("numbers in bold", """
            **[1]** ABEL, K. et BODE, L. (2015). « Mazes ». *Maze Res.*, 40(4), 419–428.

            **[2]** NORTHLAB. (2015). *Maze Sheet*. Oslo : Northlab.
            """, ["1|ABEL, K. et BODE, L. (2015). « Mazes ». *Maze Res.*, 40(4), 419–428.", "2|NORTHLAB. (2015). *Maze Sheet*. Oslo : Northlab."]),
        Case("a body with its year behind a bullet", """
            * Northlab (2022). Mazes of the north. Northlab, Oslo.
            * Abel, K. (2021). Mazes. Maze Res., 7(4), 45–49.
            """, ["|Northlab (2022). Mazes of the north. Northlab, Oslo.", "|Abel, K. (2021). Mazes. Maze Res., 7(4), 45–49."]),
        Case("books of the humanities", """
            ABEL, José Karl de. *Os labirintos do norte*. Lisboa: Lua, 1990.

            BODE-HILL, Lena. *O labirinto*. Porto: Sol, 2011.

            COE, Carla; DAHL, Erik. Mapas. Lisboa: Lua, 1996.
            """, ["|ABEL, José Karl de. *Os labirintos do norte*. Lisboa: Lua, 1990.", "|BODE-HILL, Lena. *O labirinto*. Porto: Sol, 2011.", "|COE, Carla; DAHL, Erik. Mapas. Lisboa: Lua, 1996."]),
        Case("family names in capitals, dashes between the fields", """
            ABEL-BODE Karl - Le labyrinthe - Paris, Lune, 1982.
            COE Jean-Yves - Les souris : une histoire - Paris, Lune, 1984.
            DAHL Robert - Le nord - Lyon, Soleil, 1987.
            """, ["|ABEL-BODE Karl - Le labyrinthe - Paris, Lune, 1982.", "|COE Jean-Yves - Les souris : une histoire - Paris, Lune, 1984.", "|DAHL Robert - Le nord - Lyon, Soleil, 1987."]),
        Case("the year of the last entry below a blank line", """
            1. K. Abel, Maze Lett. 98, 076602 (2007).
            2. L. Bode and C. Coe, Maze Rev. B 74, 045424

            (2006).
            """, ["1|K. Abel, Maze Lett. 98, 076602 (2007).", "2|L. Bode and C. Coe, Maze Rev. B 74, 045424\n\n(2006)."]),
        Case("quoted entries", """
            > Abel K, Bode L. Mazes of the north. *Maze Res*. 2014. 15:717.
            """, ["|Abel K, Bode L. Mazes of the north. *Maze Res*. 2014. 15:717."]),
        Case("bodies with a date in brackets", """
            Maze_Demo. (2023a). Maze_North [Map] [Dataset]. Mazes Online. https://mazes.org/item

            Maze_Demo. (2023b). Maze_South [Map] [Dataset]. Mazes Online.

            Northern Maze Department. (2025). Red list of mazes.

            Northern Maze Department Programme. (2020). List of old mazes.
            """, [
                "|Maze_Demo. (2023a). Maze_North [Map] [Dataset]. Mazes Online. https://mazes.org/item", "|Maze_Demo. (2023b). Maze_South [Map] [Dataset]. Mazes Online.",
                "|Northern Maze Department. (2025). Red list of mazes.", "|Northern Maze Department Programme. (2020). List of old mazes.",
            ]),
        Case("names that go on in the next line", """
            Abel K., D. Bode, C. Cole, and P. Dorn. 2021. Mazes of the north.
            Maze Res 2: 11–19.

            de Bode P, C. Cole, D. Dorn, N. Eder, C. Funk-Grau, F.
            Hill, C. C. Iver, and S. Joss.
            2022. Mice at rest. Sleep Lett 24: 11–25.
            """, [
                "|Abel K., D. Bode, C. Cole, and P. Dorn. 2021. Mazes of the north.\nMaze Res 2: 11–19.",
                "|de Bode P, C. Cole, D. Dorn, N. Eder, C. Funk-Grau, F.\nHill, C. C. Iver, and S. Joss.\n2022. Mice at rest. Sleep Lett 24: 11–25.",
            ]),
        Case("numbers that Markdown counts", """
            1. Abel K. Mazes of the north. Maze Res. 2001;2:11-9.
            1. Bode L. Mice at rest. Sleep Lett. 2002;24:11-25.
            1. Cole M. Rats at work. J Mazes. 2003;7:3-4.
            """, ["|Abel K. Mazes of the north. Maze Res. 2001;2:11-9.", "|Bode L. Mice at rest. Sleep Lett. 2002;24:11-25.", "|Cole M. Rats at work. J Mazes. 2003;7:3-4."]),
        Case("marks that lead back, glued to names", """
            ^ abcAbel K (March 2012). "Mazes of the north". Maze Res. 2 (1): 11–19.
            ^Bode L, Cole M, et al. (2001). "Mice at rest". Sleep Lett. 24 (3): 11–25.
            ^"Rats". Institute of Mazes, 2010.
            """, ["|Abel K (March 2012). \"Mazes of the north\". Maze Res. 2 (1): 11–19.", "|Bode L, Cole M, et al. (2001). \"Mice at rest\". Sleep Lett. 24 (3): 11–25.",
                  "|\"Rats\". Institute of Mazes, 2010."]),
        Case("notes with words for numbers", """
            [^abel]: K. Abel, "Mazes of the north", 2022. <https://mazes.org/a>
            [^bode_2]: L. Bode, "Mice at rest", 2021. <https://mazes.org/b>
            """, ["abel|K. Abel, \"Mazes of the north\", 2022. <https://mazes.org/a>", "bode_2|L. Bode, \"Mice at rest\", 2021. <https://mazes.org/b>"]),
        Case("numbers of reStructuredText", """
            .. [1] Abel K, Mazes of the north. Maze Res 2: 11–19, 2001.
            .. [2] Bode L, Mice at rest. Sleep Lett 24: 11–25, 2002.
            """, ["1|Abel K, Mazes of the north. Maze Res 2: 11–19, 2001.", "2|Bode L, Mice at rest. Sleep Lett 24: 11–25, 2002."]),
        Case("numbers of citeproc", """
            <span class="csl-left-margin">1. </span><span>Abel K. Mazes of the north. *Maze Res* **2**, 11–19 (2001).</span>
            <span class="csl-left-margin">2. </span><span>Cole M. Rats at work. *J Mazes* **7**, 3–4 (2003).</span>
            """, ["1|</span><span>Abel K. Mazes of the north. *Maze Res* **2**, 11–19 (2001).</span>", "2|</span><span>Cole M. Rats at work. *J Mazes* **7**, 3–4 (2003).</span>"]),
        Case("parts that blank lines set off", """
            1. Abel K (2001) Mazes of the north in all their parts

            And What Mice Learn. Maze Res 2: 11–19.

            2. Bode L (2002) Mice at rest.

            Sleep Lett 24: S11–S25. doi: 10.1000/a.1

            3. Cole M (2003) Rats at work. J Mazes 7: 3–4.
            4. Dorn N (2004) Owls. J Mazes 8: 3–4.

            Reports

            5. Eder O (2005) Cats. J Mazes 9: 4–5.
            6. Funk P (2006) Dogs. J Mazes 10: 5–6.
            7. Grau Q (2007) Apes. J Mazes 11: 6–7.
            """, [
                "1|Abel K (2001) Mazes of the north in all their parts\n\nAnd What Mice Learn. Maze Res 2: 11–19.", "2|Bode L (2002) Mice at rest.\n\nSleep Lett 24: S11–S25. doi: 10.1000/a.1",
                "3|Cole M (2003) Rats at work. J Mazes 7: 3–4.", "4|Dorn N (2004) Owls. J Mazes 8: 3–4.", "5|Eder O (2005) Cats. J Mazes 9: 4–5.",
                "6|Funk P (2006) Dogs. J Mazes 10: 5–6.", "7|Grau Q (2007) Apes. J Mazes 11: 6–7.",
            ]),
        Case("numbers that begin a wrapped line", """
            1. Abel K (2001) Mazes of the north. Maze Res
               2: 11–19.
            2. Bode L (2002) Mice at rest. Sleep Lett
               24: S11–S25. doi: 10.1000/a.1
            3. Cole M (2003) Rats at work. J Mazes 7:
               1123. doi: 10.1000/a.2
            4. Dorn N (2004) Owls. J Mazes 8: 3–4.
            9. Eder O (2005) Cats. J Mazes 9: 4–5.
            10. Funk P (2006) Dogs. J Mazes 10: 5–6.
            """, ["1|Abel K (2001) Mazes of the north. Maze Res\n   2: 11–19.", "2|Bode L (2002) Mice at rest. Sleep Lett\n   24: S11–S25. doi: 10.1000/a.1",
                  "3|Cole M (2003) Rats at work. J Mazes 7:\n   1123. doi: 10.1000/a.2", "4|Dorn N (2004) Owls. J Mazes 8: 3–4.", "9|Eder O (2005) Cats. J Mazes 9: 4–5.",
                  "10|Funk P (2006) Dogs. J Mazes 10: 5–6."]),
        Case("items that count by themselves", """

            #. Abel K (2001) Mazes of the north. Maze
               Res 2: 11–19.
            #. Bode L (2002) Mice at rest. Sleep Lett 24: 11–25.
            """, ["|Abel K (2001) Mazes of the north. Maze\n   Res 2: 11–19.", "|Bode L (2002) Mice at rest. Sleep Lett 24: 11–25."]),
        Case("a year before an entry of a list without numbers", """

            Abel K (2001) Mazes of the north. Maze Res 2: 11–19.

            (2000) Maze Society. Reaching the end. Lund: Maze Press.

            Bode L (2002) Mice at rest. Sleep Lett 24: 11–25.
            """, ["|Abel K (2001) Mazes of the north. Maze Res 2: 11–19.", "|(2000) Maze Society. Reaching the end. Lund: Maze Press.",
                  "|Bode L (2002) Mice at rest. Sleep Lett 24: 11–25."]),
        Case("wrapped entries without marks whose every line shows signs", """
            Abel K (2001) Mazes of the north and mice at rest, 1990 to 1999. Maze
            Res 2: 11–19. doi: 10.1000/a.1 PubMed 2001: 1–2
            Bode L (2002) Mice at rest in 2001, and mazes of the press. Sleep
            Lett 24: 11–25. doi: 10.1000/a.2 Available from: 2002
            Cole M (2003) Rats at work, from 1980 to 2000, in mazes. J
            Mazes 7: 1123–1130. doi: 10.1000/a.3
            """, ["|Abel K (2001) Mazes of the north and mice at rest, 1990 to 1999. Maze\nRes 2: 11–19. doi: 10.1000/a.1 PubMed 2001: 1–2",
                  "|Bode L (2002) Mice at rest in 2001, and mazes of the press. Sleep\nLett 24: 11–25. doi: 10.1000/a.2 Available from: 2002",
                  "|Cole M (2003) Rats at work, from 1980 to 2000, in mazes. J\nMazes 7: 1123–1130. doi: 10.1000/a.3"]),
        Case("lines that a converter filled with blanks", """
            Abel K (2001) Mazes of the north. Maze Res 2: 11–19.
            Bode   L,   Cole   M   (2002)   Mice   at   rest.   Sleep   Lett
            24: 11–25. doi: 10.1000/a.2
            Dorn N (2003) Rats at work, and what they make
            of walls. J Mazes 7: 1123–1130.
            """, ["|Abel K (2001) Mazes of the north. Maze Res 2: 11–19.",
                  "|Bode   L,   Cole   M   (2002)   Mice   at   rest.   Sleep   Lett\n24: 11–25. doi: 10.1000/a.2",
                  "|Dorn N (2003) Rats at work, and what they make\nof walls. J Mazes 7: 1123–1130."]),
        Case("bullets without numbers", """

            - Petrov, K., et al. (2010). Peptides. PMC. Available from: [\\[Link\\]](#)
            - Northlab. Dosing Chart. Available from: [\\[Link\\]](#) leaflets/DE/x.pdf

            - Northlab. Dosing Chart (Short). Available from: [\\[Link\\]](#)
            """, ["|Petrov, K., et al. (2010). Peptides. PMC. Available from: [\\[Link\\]](#)", "|Northlab. Dosing Chart. Available from: [\\[Link\\]](#) leaflets/DE/x.pdf",
                  "|Northlab. Dosing Chart (Short). Available from: [\\[Link\\]](#)"]),
        Case("indented numbers behind an introduction, text behind", """

            Literature indexed on PubMed.

              1. Okafor, C.I., et al. (2019). Gut peptides. Neuropeptides, 77, 101955. PubMed·DOI
              2. Vance, C., et al. (2020). Seized preparations. Drug Test. Anal., 12(3), 371-381. PubMed·DOI

            Mazes.org provides information strictly for teaching. Nothing on this page is advice.

            Scroll to Top
            """, ["1|Okafor, C.I., et al. (2019). Gut peptides. Neuropeptides, 77, 101955. PubMed·DOI",
                  "2|Vance, C., et al. (2020). Seized preparations. Drug Test. Anal., 12(3), 371-381. PubMed·DOI"]),
        Case("square brackets over several lines", """
            [1] J. P. Calder, "Filtering with small networks,"
                IEEE Trans. Neural Netw., vol. 12, pp. 45-67,
                1996.
            [2] A. Lim. Descent methods. Report, 1993.
            """, ["1|J. P. Calder, \"Filtering with small networks,\"\n    IEEE Trans. Neural Netw., vol. 12, pp. 45-67,\n    1996.", "2|A. Lim. Descent methods. Report, 1993."]),
        Case("escaped brackets and footnotes", "\\[1\\] Smith J. Mazes. 2010.\n\\[2\\] Brown K. Mice. 2011.\n", ["1|Smith J. Mazes. 2010.", "2|Brown K. Mice. 2011."]),
        Case("footnote marks", "[^1]: Smith J. Mazes. 2010.\n[^2]: Brown K. Mice. 2011.\n", ["1|Smith J. Mazes. 2010.", "2|Brown K. Mice. 2011."]),
        Case("round brackets", "(1) Smith J. Mazes. J Maze 2010;1:2-3.\n(2) Brown K. Mice. J Maze 2011;2:3-4.", ["1|Smith J. Mazes. J Maze 2010;1:2-3.", "2|Brown K. Mice. J Maze 2011;2:3-4."]),
        Case("closing brackets", "1) Smith J. Mazes. 2010.\n2) Brown K. Mice. 2011.", ["1|Smith J. Mazes. 2010.", "2|Brown K. Mice. 2011."]),
        Case("a year that starts a wrapped line is no label", "1. Smith J. Mazes. Springer,\n2010. 45 p.\n2. Brown K. Mice. 2011.", ["1|Smith J. Mazes. Springer,\n2010. 45 p.", "2|Brown K. Mice. 2011."]),
        Case("a page break within an entry", "1. Smith J. Mazes and\n\nwhat they show. J Maze 2010;1:2.\n2. Brown K. Mice. 2011.", ["1|Smith J. Mazes and\n\nwhat they show. J Maze 2010;1:2.", "2|Brown K. Mice. 2011."]),
        Case("keys", "[Knu86] Knuth, D. Mazes. 1986.\n[GL+02] Gale, A. and others. Mice. 2002.", ["Knu86|Knuth, D. Mazes. 1986.", "GL+02|Gale, A. and others. Mice. 2002."]),
        Case("numbers and tabs", "1\tSmith J. Mazes. 2010.\n2\tBrown K. Mice. 2011.\n3\tGreen L. Rats. 2012.", ["1|Smith J. Mazes. 2010.", "2|Brown K. Mice. 2011.", "3|Green L. Rats. 2012."]),
        Case("paragraphs", "Smith, J. (2010). Mazes. J Maze, 1, 2-3.\n\nBrown, K. (2011). Mice. J Maze, 2, 3-4.\n\nThis page was last changed by the editors and is meant for teaching alone.",
             ["|Smith, J. (2010). Mazes. J Maze, 1, 2-3.", "|Brown, K. (2011). Mice. J Maze, 2, 3-4."]),
        Case("one entry a line", "Smith, J. (2010). Mazes. J Maze, 1, 2-3.\nBrown, K. (2011). Mice. J Maze, 2, 3-4.\nGreen, L. (2012). Rats. J Maze, 3, 4-5.",
             ["|Smith, J. (2010). Mazes. J Maze, 1, 2-3.", "|Brown, K. (2011). Mice. J Maze, 2, 3-4.", "|Green, L. (2012). Rats. J Maze, 3, 4-5."]),
        Case("hanging lines", "Smith, J. (2010). Mazes and mice of the\n    southern hills. J Maze, 1, 2-3.\nBrown, K. (2011). Mice. J Maze,\n    2, 3-4.\n",
             ["|Smith, J. (2010). Mazes and mice of the\n    southern hills. J Maze, 1, 2-3.", "|Brown, K. (2011). Mice. J Maze,\n    2, 3-4."]),
        Case("wrapped paragraphs", "Smith, J. (2010). Mazes and mice of the southern hills, with notes on their\nfood. J Maze, 1, 2-3.\n\nBrown, K. (2011). Mice and what is to be known of them by\nthe beginner. J Maze, 2, 3-4.\n",
             ["|Smith, J. (2010). Mazes and mice of the southern hills, with notes on their\nfood. J Maze, 1, 2-3.", "|Brown, K. (2011). Mice and what is to be known of them by\nthe beginner. J Maze, 2, 3-4."]),
        Case("back links", "1. ^ Smith, J. Mazes. 2010.\n2. ^ a b Brown, K. Mice. 2011.", ["1|Smith, J. Mazes. 2010.", "2|Brown, K. Mice. 2011."]),
        Case("Markdown links", "- [Mazes of the world](https://mazes.org/a)\n- [Mice of the world](https://mazes.org/b)\n", ["|[Mazes of the world](https://mazes.org/a)", "|[Mice of the world](https://mazes.org/b)"]),
        Case("carriage returns", "1. Smith J. Mazes. 2010.\r\n2. Brown K. Mice. 2011.\r\n", ["1|Smith J. Mazes. 2010.", "2|Brown K. Mice. 2011."]),
        Case("numbers glued to names", "7.Smith J. Mazes. 2010;1:2-3. [PubMed]\n8.Brown K. Mice. 2011;2:3-4. [PubMed]", ["7|Smith J. Mazes. 2010;1:2-3. [PubMed]", "8|Brown K. Mice. 2011;2:3-4. [PubMed]"]),
        Case("a colon behind the number", "1: Smith J. Mazes. 2010\n12: 34-45.\n\n2: Brown K. Mice. 2011.", ["1|Smith J. Mazes. 2010\n12: 34-45.", "2|Brown K. Mice. 2011."]),
        Case("raised numbers", "<sup>1</sup> Smith J. Mazes. 2010;1:2-3.\n\n<sup>2</sup> Brown K. Mice. 2011;2:3-4.", ["1|Smith J. Mazes. 2010;1:2-3.", "2|Brown K. Mice. 2011;2:3-4."]),
        Case("numbers that leap", "3. Smith J. Mazes. 2010;1:2-3.\n40. Brown K. Mice. 2011;2:3-4.", ["3|Smith J. Mazes. 2010;1:2-3.", "40|Brown K. Mice. 2011;2:3-4."]),
        Case("targets of links below", "- 4. Smith J. Mazes. 2010;1:2-3. [[PubMed][9]]\n- 5. Brown K. Mice. 2011;2:3-4.\n\n[9]: https://example.org/9\n[10]: /articles/10",
             ["4|Smith J. Mazes. 2010;1:2-3. [[PubMed][9]]", "5|Brown K. Mice. 2011;2:3-4."]),
        Case("targets of links alone", "[1]: https://example.org/1 \"Mazes\"\n[2]: https://example.org/2", ["1|https://example.org/1 \"Mazes\"", "2|https://example.org/2"]),
        Case("marks that lead back", "^ Jump up to: a b Smith, John (2010). \"Mazes\".\n^ \"Mice\". Maze Pages. Retrieved 3 May 2020.",
             ["|Smith, John (2010). \"Mazes\".", "|\"Mice\". Maze Pages. Retrieved 3 May 2020."]),
        Case("links that lead back", "1. [↑](./M#cite_ref-1) Smith, John (2010). \"Mazes\".\n2. [1](#cite_ref-a_2-0) [2](#cite_ref-a_2-1) Brown K. \"Mice\". Maze Pages. 3 May 2020.\n3. **[^](#cite_ref-3)** Roe, B. (2018). \"Tides\". Maze Pages.\n4. **^** Poe, C. (2019). \"Ebb\". Maze Pages.",
             ["1|Smith, John (2010). \"Mazes\".", "2|Brown K. \"Mice\". Maze Pages. 3 May 2020.", "3|Roe, B. (2018). \"Tides\". Maze Pages.", "4|Poe, C. (2019). \"Ebb\". Maze Pages."]),
        Case("labels in lines of their own", "1.  \nAbel K (1998) Mazes of the north. Maze Press.\n2.  \nBode L (1999) Mice at rest and the order of all their\nnests. Sleep Lett 401: 130–\n131.\n3.  \nCole M (2001) Rats. J Mazes 7: 3–4.",
             ["1|Abel K (1998) Mazes of the north. Maze Press.", "2|Bode L (1999) Mice at rest and the order of all their\nnests. Sleep Lett 401: 130–\n131.", "3|Cole M (2001) Rats. J Mazes 7: 3–4."]),
        Case("brackets in lines of their own, one taken for a heading", "[1]\nAbel K. Mazes. Maze Res. 2001;2:11-9.\n## [2]\nBode L. Mice at rest. Sleep Lett. 2002;24:11-25.\n[3] Cole M. Rats. J Mazes. 2003;7:3-4.",
             ["1|Abel K. Mazes. Maze Res. 2001;2:11-9.", "2|Bode L. Mice at rest. Sleep Lett. 2002;24:11-25.", "3|Cole M. Rats. J Mazes. 2003;7:3-4."]),
        Case("names that a page parts from the rest", "4. K. Abel, L. Bode, M. Cole, and N.\n\nDorn, \"Mazes of the north in winter,\"\nMaze Res. 12, 3–9 (2001).\n5. L. Bode, \"Mice,\" Sleep Lett. 24, 11 (2002).",
             ["4|K. Abel, L. Bode, M. Cole, and N.\n\nDorn, \"Mazes of the north in winter,\"\nMaze Res. 12, 3–9 (2001).", "5|L. Bode, \"Mice,\" Sleep Lett. 24, 11 (2002)."]),
        Case("text of another column between entries", "1. K. Abel and L. Bode, _Maze Res._ , **44** , 359 (2001).\n\nduring the whole of the winter. As was to be seen, mice that keep to the walls of a maze sleep better.\n\n2. L. Bode, _Sleep Lett._ , **24** , 11 (2002).",
             ["1|K. Abel and L. Bode, _Maze Res._ , **44** , 359 (2001).", "2|L. Bode, _Sleep Lett._ , **24** , 11 (2002)."]),
        Case("labels of pages of arXiv", "* Abel et al. (2023a)Karl Abel, Lena Bode, and Mia Cole. 2023a.Mazes for All. In *MAZES*.\n* Dorn and Eber (2016) Nils Dorn and Ole Eber. 2016. Mice at rest. *CoRR*.\n* Fox (2017) Mazes of the south. Maze Press.",
             ["Abel et al. (2023a)|Karl Abel, Lena Bode, and Mia Cole. 2023a.Mazes for All. In *MAZES*.", "Dorn and Eber (2016)|Nils Dorn and Ole Eber. 2016. Mice at rest. *CoRR*.", "|Fox (2017) Mazes of the south. Maze Press."]),
        Case("given names in full, wrapped", "Abel, Karl M. Mazes without Walls: A Defence of Doors. Vol. 7: Lund University\nPress, 1980.\nBode, Lena. Mice at Rest. Lund: Lund University Press, 1999.\nCole, Mia, and Nils Dorn. \"Doors and Walls.\" In Handbook of Maze-Based\nScience, edited by Ole Eber, 49-102, 2017.\nEber, Ole. The Advancement of Mazes: Mazes without Legend, Mazes without\nIllusions. Lund: Lund University Press, 1993.",
             ["|Abel, Karl M. Mazes without Walls: A Defence of Doors. Vol. 7: Lund University\nPress, 1980.", "|Bode, Lena. Mice at Rest. Lund: Lund University Press, 1999.",
              "|Cole, Mia, and Nils Dorn. \"Doors and Walls.\" In Handbook of Maze-Based\nScience, edited by Ole Eber, 49-102, 2017.", "|Eber, Ole. The Advancement of Mazes: Mazes without Legend, Mazes without\nIllusions. Lund: Lund University Press, 1993."]),
        Case("a place that looks like a name", "Abel, K., and L. Bode. 2012. “Mazes and Doors.” Northern\nMaze Review 102: 1692–1720.\nCole, M., and N. Dorn. 2013. The Structure of Doors in Mazes of the South.\nWorking Paper, Lund MRI, Lund, SE.\nEber, O., and P. Fox. 2021. “Walls.” Journal of Mazes\n142: 1395–1425.",
             ["|Abel, K., and L. Bode. 2012. “Mazes and Doors.” Northern\nMaze Review 102: 1692–1720.", "|Cole, M., and N. Dorn. 2013. The Structure of Doors in Mazes of the South.\nWorking Paper, Lund MRI, Lund, SE.",
              "|Eber, O., and P. Fox. 2021. “Walls.” Journal of Mazes\n142: 1395–1425."]),
        Case("years behind bullets are no labels", "- Abel, K. (1997) Mazes of the north. Maze Res. 1: 2-3.\n- (1998) Mazes of the south. Maze Res. 2: 3-4.\n- Bode, L. (1999) Mice at rest. Sleep Lett. 3: 4-5.\n",
             ["|Abel, K. (1997) Mazes of the north. Maze Res. 1: 2-3.", "|(1998) Mazes of the south. Maze Res. 2: 3-4.", "|Bode, L. (1999) Mice at rest. Sleep Lett. 3: 4-5."]),
        Case("keys alone over what they label", "   [MAZE12]  Abel, K., \"Mazes of the North\", Maze Note 12,\n              March 1997.\n\n   [N.REC-mazes]\n              Bode, L., \"Mazes 1.0\", November 2008,\n              <http://mazes.org/REC>.\n\n9.2.  Further Mazes\n\n   [X.draft-mice]\n              Cole, M., \"Mice\", Work in Progress, July 2009.\n",
             ["MAZE12|Abel, K., \"Mazes of the North\", Maze Note 12,\n              March 1997.", "N.REC-mazes|Bode, L., \"Mazes 1.0\", November 2008,\n              <http://mazes.org/REC>.",
              "X.draft-mice|Cole, M., \"Mice\", Work in Progress, July 2009."]),
        Case("full names before a year", "Abel, Karl. 2021. Mazes of the north. Oslo: Hill.\nde Bode, Lena, and Ida Cole (2019). Mice at rest. Sleep\nLetters 3: 4-5.\nDorn, Nils. 2020. Rats. Oslo: Hill.",
             ["|Abel, Karl. 2021. Mazes of the north. Oslo: Hill.", "|de Bode, Lena, and Ida Cole (2019). Mice at rest. Sleep\nLetters 3: 4-5.", "|Dorn, Nils. 2020. Rats. Oslo: Hill."]),
        Case("bullet glyphs", "• Smith J. Mazes. 2010;1:2-3.\n• Brown K. Mice. 2011;2:3-4.", ["|Smith J. Mazes. 2010;1:2-3.", "|Brown K. Mice. 2011;2:3-4."]),
    ]

    @Test(arguments: cases) func cutsEntries(example: Case) {
        let document = Document(example.text)
        let blocks = ReferenceListFinder.entries(in: document, range: 0 ..< document.text.bytes.count) ?? []
        #expect(blocks.map { ($0.label.map { document.string($0) } ?? "") + "|" + document.string($0.content) } == example.entries)
        for block in blocks {
            #expect(block.kind == .reference)
            #expect(block.bytes.contains(block.content.lowerBound) && block.content.upperBound <= block.bytes.upperBound)
            #expect(block.bytes.lowerBound == 0 || document.text.bytes[block.bytes.lowerBound - 1] == 0x0A)
        }
    }

    @Test(arguments: ["", "\n\n", "Rats were fed twice a day. They liked it.\n\nMore was not said.", "- first, open the box\n- then close it\n- wait", "1. Weigh the mouse.\n2. Put it back.\n3. Wash your hands.",
        "Area under the curve of Roe et al. in both groups.\n\n![](maze.png)", "[^1]: Planned the maze: KA RO DD. Ran it: TAF MH M. Built it: LCG TAF.\n\n[^2]: Now at: Maze Unit, Lund",
    ])
    func otherListsAreNone(text: String) {
        let document = Document(text)
        #expect(ReferenceListFinder.entries(in: document, range: 0 ..< document.text.bytes.count) == nil)
    }

    /// Entries one behind the other in a line are cut where the numbers go on behind the end of an entry.
    @Test(arguments: [
        ("7. Abel K et al. Mazes of the north in all their parts. Maze Res. 42, 417–422 (2003). 8. Bode L et al. Mice at rest. Sleep Lett. 79, 135–174 (2007). 9. Cole M. Rats. J Mazes 7, 3 (2009).", ["7", "8", "9"]),
        ("[1] Abel K. Mazes of the north in all their parts and more. Maze Res. 2003;42:417-22. [2] Bode L. Mice at rest. Sleep Lett. 2007;79:135-74.", ["1", "2"]),
        ("1. Abel K. Mazes of the north in all their parts. 2. Edition of the work, with many plates and maps. Maze Press, 2003.\n2. Bode L. Mice. Sleep Lett. 2007;79:135.", ["1", "2"]),
    ])
    func partsLinesOfSeveralEntries(text: String, labels: [String]) {
        let document = Document(text)
        let blocks = ReferenceListFinder.entries(in: document, range: 0 ..< document.text.bytes.count) ?? []
        #expect(blocks.map { $0.label.map { document.string($0) } } == labels)
        #expect(zip(blocks, blocks.dropFirst()).allSatisfy { $0.bytes.upperBound == $1.bytes.lowerBound })
    }

    @Test func aLongListTakesLinearTime() {
        func seconds(_ count: Int) -> Double {
            let document = Document((1 ... count).map { "\($0). Smith J. Mazes of kind \($0). J Maze. 2010;1:2-3." }.joined(separator: "\n"))
            let clock = ContinuousClock()
            var found = 0
            let time = clock.measure { found = ReferenceListFinder.entries(in: document, range: 0 ..< document.text.bytes.count)?.count ?? 0 }
            #expect(found == count)
            return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        }
        _ = seconds(1_000)
        #expect(seconds(20_000) < max(0.2, seconds(5_000) * 16))
    }

    /// Whatever stands under a heading: blocks in order, apart, within the range, no trap.
    @Test func survivesAnyLines() {
        let pieces = ["1. Smith J. Mazes. 2010;1:2.", "[2] x", "- [3. a \\[b.c\\]](#)", "", "  4. y", "(5) z 2011", "- To cite this document: x", "[^6]: doi:10.1000/x", "[", "- ", "1.", "[7](", "^ a b", "é", "> > x", "^Abel", "^ abcBode", ".. [1] x", "<span class=\"m\">1. </span>", "[^a_b]: x", "C, F.", "https://a.b/", "\t8\tx", "[K1] w", "[K.x]\n    y", "   [K-z]  w", "3.", "[4]", "## [5]", "* Abel et al. (2001)Karl Abel. 2001.x", "1. Abel K. Mazes of the north and the south in winter and summer. Maze Res. 2001;2:3. 2. Bode L. Mice. 2002;1:2."]
        var state: UInt64 = 5
        for _ in 0 ..< 1_500 {
            var text = ""
            for _ in 0 ..< 9 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count] + "\n"
            }
            let document = Document(text)
            var last = 0
            for block in ReferenceListFinder.entries(in: document, range: 0 ..< document.text.bytes.count) ?? [] {
                #expect(block.bytes.lowerBound >= last && block.bytes.upperBound <= document.text.bytes.count)
                last = block.bytes.upperBound
            }
        }
    }
}

struct ReferenceListHeadingTests {
    @Test(arguments: [
        "References", "REFERENCES", "## References", "**References**", "Sources", "Referenced Citations", "Bibliography", "Literature Cited", "Works Cited", "Notes and References", "Further reading",
        "References:", "7. References", "VI. REFERENCES AND NOTES", "### 8 References", "Selected Bibliography", "Scientific References", "Sources & References", "Key references", "Literaturverzeichnis", "#### **Referenzen**", "Fuentes citadas", "Sources des citations", "# 7. **References** (cont.)", "## 📚 References", "7. Verified Peer-Reviewed References (2020–2026)",
        "### <span id=\"page-22-0\"></span>Bibliography",
        "Riferimenti bibliografici", "Literaturliste", "Quellen und weiterführende Literatur", "Sekundärliteratur", "Bibliografie", "Fußnoten", "Références citées", "Liste des références",
        "Notes de bas de page", "Fuentes y bibliografía", "Lista de referencias", "NOTAS", "Note bibliografiche", "Fonti", "Literatuurlijst", "Bronnen en literatuur", "Geciteerde werken",
        "References (APA style)", "Notas (Parte I)", "8. KAYNAKLAR (Vancouver)", "Källförteckning", "Litteraturliste", "Lähteet", "Secondary literature",
        "Références", "Список литературы", "ЛИТЕРАТУРА", "11. 参考文献", "Reference list", "Citations", "References Cited", "Additional sources", "__Sources__", "Notes", "Literature",
        "参考文献：", "［参考文献］", "СПИСОК ИСПОЛЬЗОВАННЫХ ИСТОЧНИКОВ", "Literatura cytowana", "Список використаних джерел", "Referencias bibliográficas",
    ])
    func namesLists(heading: String) { #expect(ReferenceListHeading.names(0 ..< heading.utf8.count, of: Array(heading.utf8))) }

    @Test(arguments: ["Bibliografía recomendada", "Bibliographie sélective", "Note", "Bibliografia essenziale", "Riferimenti utili"])
    func mayNameLists(heading: String) {
        let bytes = Array(heading.utf8)
        #expect(!ReferenceListHeading.names(0 ..< bytes.count, of: bytes) && ReferenceListHeading.mayName(0 ..< bytes.count, of: bytes))
    }

    @Test(arguments: ["Fuentes de datos", "Notes on sources of light", "Literature and life", "Quellen des Lichts im Haus"])
    func mayNotNameLists(heading: String) {
        let bytes = Array(heading.utf8)
        #expect(!ReferenceListHeading.names(0 ..< bytes.count, of: bytes) && !ReferenceListHeading.mayName(0 ..< bytes.count, of: bytes))
    }

    @Test(arguments: [
        "Data sources", "Literature review", "Introduction", "Frame of reference", "Reference values", "Notes on method", "Source of funding", "References are listed below by the year in which they appeared",
        "Energy sources", "Conclusion", "", "#", "Light source", "Reference standards",
    ])
    func otherHeadingsAreNone(heading: String) { #expect(!ReferenceListHeading.names(0 ..< heading.utf8.count, of: Array(heading.utf8))) }
}
