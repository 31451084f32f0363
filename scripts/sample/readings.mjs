/**
 * How three people read some of the sample's pictures, drawn by hand from the pictures: what they agree on, and what each
 * took otherwise, as people do. Boxes are x, y, width, height in pixels; polygons and lines are x, y, x, y, and so on.
 */

const box = (x, y, width, height) => ({ type: 'box', x, y, width, height });
const outline = (...ring) => ({ type: 'polygon', parts: [[ring]] });
const line = (...points) => ({ type: 'polyline', points });
const say = (name, geometry, more = {}) => ({ class: name, geometry, ...more });
const written = (text, ...place) => say('text line', box(...place), { text });

/** Is the saucer a bowl, is a spoon one thing, where does a cup end? */
const coffee = {
  Mina: [say('cup', box(172, 17, 237, 292)), say('spoon', box(317, 66, 107, 260))],
  Jun: [
    say('cup', box(171, 18, 238, 291)),
    say('spoon', box(318, 236, 90, 91)),
    say('spoon', box(372, 66, 52, 172)),
    say('bowl', box(76, 64, 404, 322)),
  ],
  Sofia: [say('cup', box(172, 17, 237, 184)), say('spoon', box(316, 67, 108, 259))],
};

/** Is a baking dish a bowl, is lettering in a frame a sign, and what does the old poster say? */
const dinnerTable = {
  Mina: [
    say('bowl', box(0, 612, 432, 292)),
    say('bottle', box(548, 493, 200, 260)),
    say('spoon', box(358, 688, 198, 147)),
    written('Toute notre Pâtisserie est Garantie Pur Beurre', 724, 388, 200, 156),
    written('ROMA', 842, 200, 50, 50),
    written('Vita', 150, 280, 190, 118),
  ],
  Jun: [
    say('bowl', box(0, 610, 434, 294)),
    say('bottle', box(549, 494, 198, 259)),
    say('spoon', box(360, 690, 196, 145)),
    say('sign', box(722, 386, 204, 160)),
    written('Vito', 152, 282, 187, 115),
  ],
  Sofia: [
    say('bottle', box(547, 494, 201, 258)),
    say('spoon', box(358, 689, 197, 145)),
    written('ROMA', 843, 201, 48, 48),
    written('Villa', 148, 279, 193, 120),
  ],
};

/** Whose back is it that shows between the two dogs? */
const dogsInPark = {
  Mina: [say('dog', box(443, 205, 300, 410)), say('dog', box(712, 201, 288, 545))],
  Jun: [say('dog', box(443, 205, 214, 408)), say('dog', box(715, 200, 284, 546)), say('dog', box(602, 250, 143, 290))],
  Sofia: [
    say('dog', box(444, 206, 298, 408)),
    say('dog', box(712, 203, 286, 543)),
    say('dog', box(718, 206, 280, 536)),
  ],
};

/** Does a train end where a bridge hides it, and which way does a road lead? */
const avenue = {
  Mina: [
    say('train', box(418, 562, 60, 202)),
    say('car', box(1186, 825, 54, 40)),
    say('car', box(896, 636, 30, 26)),
    say('road', line(1270, 930, 1090, 770, 900, 620, 770, 480, 668, 350)),
  ],
  Jun: [
    say('train', box(417, 443, 61, 321)),
    say('car', box(1187, 826, 53, 39)),
    say('car', box(896, 637, 29, 25)),
    say('road', line(668, 352, 772, 482, 902, 622, 1092, 772, 1268, 930)),
  ],
  Sofia: [
    say('train', box(418, 561, 61, 203)),
    say('car', box(1186, 825, 55, 40)),
    say('road', line(1268, 931, 1088, 771, 901, 621, 771, 481, 669, 351)),
  ],
};

/** Is a line of three words one line, and does its dot count? */
const signBakery = {
  Mina: [
    say('sign', outline(262, 200, 1032, 280, 1045, 300, 1030, 668, 250, 688, 234, 670, 249, 214), {
      attributes: { covered: false },
    }),
    written('Morning Bell', 338, 352, 640, 126),
    written('BAKERY & COFFEE', 410, 480, 514, 46),
    written('Bread from 6 a.m. · closed on Mondays', 338, 578, 630, 44),
  ],
  Jun: [
    say('sign', outline(258, 201, 1040, 284, 1030, 667, 236, 688), { attributes: { covered: false } }),
    written('Morning Bell', 340, 350, 637, 127),
    written('BAKERY', 410, 480, 232, 40),
    written('&', 672, 488, 32, 34),
    written('COFFEE', 735, 490, 189, 37),
    written('Bread from 6 am, closed Mondays', 337, 579, 632, 43),
  ],
  Sofia: [
    say('sign', outline(250, 204, 270, 200, 1030, 279, 1046, 302, 1029, 669, 246, 687, 234, 668), {
      attributes: { covered: false },
    }),
    written('Morning Bell', 338, 351, 639, 128),
    written('BAKERY & COFFEE', 409, 481, 515, 45),
    written('Bread from 6 a.m. · closed on Mondays', 338, 577, 631, 45),
  ],
};

/** Is a post with three boards one sign, and how is the old spelling read in wood? */
const signTrail = {
  Mina: [
    say('sign', box(304, 274, 625, 157)),
    say('sign', box(176, 469, 625, 172)),
    say('sign', box(325, 674, 593, 142)),
    written('옛 항구', 246, 510, 160, 56),
    written('Old Harbour', 243, 574, 207, 41),
    written('350 m', 704, 731, 118, 38),
  ],
  Jun: [
    say('sign', box(176, 274, 753, 542)),
    written('엣 항구', 245, 509, 161, 58),
    written('Old Harbor', 242, 575, 208, 40),
    written('350 m', 703, 730, 119, 39),
  ],
  Sofia: [
    say('sign', box(303, 274, 626, 158)),
    say('sign', box(177, 470, 624, 171)),
    say('sign', box(326, 674, 592, 141)),
    written('옛 항구', 247, 511, 158, 55),
    written('Old Harbour', 243, 574, 208, 41),
    written('350 m', 704, 730, 118, 39),
  ],
};

/** What is written where the post hides it: what stands there, or what can be seen of it? */
const signRoadBehindPost = {
  Mina: [
    say('sign', outline(222, 357, 480, 326, 986, 271, 1113, 396, 998, 550, 240, 655, 224, 640), {
      attributes: { covered: true },
    }),
    written('한빛로', 290, 362, 390, 155),
    written('Hanbit-ro', 295, 535, 180, 62),
    written('27', 892, 358, 100, 82),
  ],
  Jun: [
    say('sign', outline(220, 355, 985, 272, 1112, 394, 996, 551, 236, 654), { attributes: { covered: true } }),
    written('한 로', 291, 363, 388, 154),
    written('Hanbi', 296, 536, 178, 60),
    written('27', 893, 359, 98, 80),
    say('sign', box(481, 555, 84, 104), { attributes: { covered: false } }),
  ],
  Sofia: [
    say('sign', outline(221, 356, 482, 325, 985, 271, 1112, 396, 999, 551, 242, 656), {
      attributes: { covered: false },
    }),
    written('한빗로', 289, 361, 391, 157),
    written('Hanbi', 295, 535, 179, 61),
    written('27', 892, 357, 101, 83),
  ],
};

export const annotators = ['Mina', 'Jun', 'Sofia'];

export const readings = {
  'coffee.jpg': coffee,
  'dinner-table.jpg': dinnerTable,
  'dogs-in-park.jpg': dogsInPark,
  'avenue.jpg': avenue,
  'sign-bakery.jpg': signBakery,
  'sign-trail.jpg': signTrail,
  'sign-road-behind-post.jpg': signRoadBehindPost,
};
