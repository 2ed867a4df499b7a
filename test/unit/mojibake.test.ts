import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { type Codec, misread } from '../../server/src/model/damage/codepages';
import { findDamage, findMojibake, repairText } from '../../server/src/model/damage/mojibake';

const CODECS: readonly Codec[] = ['windows-1252', 'macintosh', 'latin1'];
const GLYPHS = [...'✅⏳🔄🔲🚀⚠≥≤→⇒·–—…“”’çãéÉíÍàÀñüß×°█░├─中文Жя', '⚠️', '1️⃣'];
const ASCII = [...'abc XYZ 0189 .,:;|-[]()*#\n\r\n\t'];

describe('mojibake', () => {
  it('is restored exactly, whatever the encoding', () => {
    const text = fc.array(fc.constantFrom(...GLYPHS, ...ASCII)).map(parts => `# ✅ ${parts.join('')}`);
    fc.assert(
      fc.property(text, fc.constantFrom(...CODECS), (original, codec) => {
        assert.equal(repairText(misread(original, codec)), original);
      }),
    );
  });

  it('is restored where it was damaged twice', () => {
    for (const codec of CODECS)
      for (const original of ['✅ Done → “yes”', 'Atualização: 🚀'])
        assert.equal(repairText(misread(misread(original, codec), codec)), original);
  });

  it('is never seen in sound text', () => {
    const words = fc.constantFrom(
      ...['l’été', '« Noël »', 'CAFÉ…', 'MENÜ“', '„Äpfel“', '‚Öl‘', 'AMANHÃ”', 'AÇÃO', 'È', 'Łódź', 'œuvre', 'ÎLE»'],
      ...['Привет', '«мир»', 'Ελληνικά', '中文「测试」，', '日本語。', '한국어', 'שלום', 'Ångström', 'år…', 'naïve—né'],
      ...[
        '✅',
        '🔄',
        '⚠️',
        '≥ 80',
        '√π',
        '√Ω',
        '¬A',
        '∑≤∫',
        '20 °C',
        '§5',
        '½',
        '4 × 3',
        '├──',
        '██░░',
        '–à–',
        'ð',
        'plain',
      ],
    );
    const text = fc
      .array(fc.tuple(words, fc.constantFrom(' ', '\n', ', ', '\r\n', '. ')))
      .map(parts => parts.flat().join(''));
    fc.assert(fc.property(text, sound => assert.deepEqual(findDamage(sound), { mojibake: [], lost: [] })));
  });

  it('names the encoding', () => {
    for (const codec of CODECS)
      assert.deepEqual(new Set(findMojibake(misread('✅ “é” 🚀', codec)).map(found => found.codec)), new Set([codec]));
  });

  it('has ranges that hold the damaged text and nothing else', () => {
    const text = '\uFEFFa 😀 \r\nâœ… b Ã§Ã£o\r\n';
    assert.deepEqual(
      findMojibake(text).map(({ range, repaired }) => [text.slice(range.start, range.end), repaired]),
      [
        ['âœ…', '✅'],
        ['Ã§Ã£', 'çã'],
      ],
    );
  });

  it('needs more than one doubtful pair beside sound text', () => {
    assert.equal(repairText('3 Ã— 4'), '3 × 4');
    assert.equal(repairText('3 Ã— 4 — “so”'), '3 Ã— 4 — “so”');
    assert.equal(repairText('CAFÉ…'), 'CAFÉ…');
  });

  it('says where characters are gone for good', () => {
    const lost = (text: string): string[] => findDamage(text).lost.map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(lost('a \uFFFD\uFFFD b'), ['\uFFFD\uFFFD']);
    assert.deepEqual(lost('âœ… â€œsoâ€ Ã la'), ['â€', 'Ã']);
    assert.deepEqual(lost('`\uFFFD`'), []);
  });

  it('is found in linear time', () => {
    for (const part of ['ðŸš€', 'Ã', '`é``', 'â€', '\uFFFD a', 'ð', 'âœ… x\n']) {
      const start = performance.now();
      findDamage(part.repeat(200_000));
      assert.ok(performance.now() - start < 5000, part);
    }
  });
});
