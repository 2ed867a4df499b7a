import { strict as assert } from 'node:assert';
import { MACINTOSH_BYTES, misread } from '../../server/src/model/damage/codepages';
import { glyphForms, glyphPattern } from '../../server/src/model/damage/glyphs';

const found = (glyphs: string, text: string): string[] =>
  [...text.matchAll(new RegExp(glyphPattern(glyphs), 'g'))].map(([match]) => match);

describe('misreading', () => {
  it('agrees with the platform about MacRoman', () => {
    const decoder = new TextDecoder('macintosh');
    for (let byte = 0x80; byte <= 0xff; byte++)
      assert.equal(MACINTOSH_BYTES[decoder.decode(Uint8Array.of(byte)).charCodeAt(0)], byte);
  });

  it('keeps the bytes that Windows-1252 does not define', () => {
    assert.equal(misread('”Á', 'windows-1252'), 'â€\x9dÃ\x81');
    assert.equal(misread('✅', 'latin1'), 'â\x9c\x85');
    assert.equal(misread('🚀', 'macintosh'), '\uf8ffüöÄ');
  });
});

describe('glyph forms', () => {
  it('start with the longest, hold the glyph, and hold none twice', () => {
    const forms = glyphForms('≥');
    assert.deepEqual(
      forms.map(({ length }) => length),
      forms.map(({ length }) => length).sort((a, b) => b - a),
    );
    assert.ok(forms.includes('≥'));
    assert.ok(forms.includes('â‰¥'));
    assert.equal(new Set(forms).size, forms.length);
  });

  it('of ASCII are the glyph alone', () => assert.deepEqual(glyphForms('x'), ['x']));
});

describe('glyph pattern', () => {
  it('finds a glyph in every form', () => {
    const damaged = ['⏳', 'â\x8f³', '‚è≥', 'â³'];
    for (const text of damaged.slice(0, 3)) assert.deepEqual(found('✅⏳', `a ${text} b`), [text]);
    for (const glyph of '✅⏳🔄🔲≥≤→·–—…“”’')
      for (const codec of ['windows-1252', 'macintosh', 'latin1'] as const)
        assert.deepEqual(found(glyph, `1 ${misread(glyph, codec)} 2`), [misread(glyph, codec)]);
  });

  it('takes the variation selector along', () => {
    assert.deepEqual(found('⚠️', 'a ⚠️ b'), ['⚠️']);
    assert.deepEqual(found('⚠', 'a ⚠ b'), ['⚠']);
    assert.deepEqual(found('⚠', '‚ö†Ô∏è'), ['‚ö†Ô∏è']);
  });

  it('does not find a glyph inside another that was damaged', () => {
    assert.deepEqual(found('≥', '‚è≥ open'), []);
    assert.deepEqual(found('–“', 'â–ˆ âœ“'), []);
    assert.deepEqual(found('©', misread('é', 'windows-1252') + misread('é', 'macintosh')), []);
    assert.deepEqual(found('≥', 'Coverage ≥ 80'), ['≥']);
    assert.deepEqual(found('…', 'sauté…'), ['…']);
  });

  it('escapes what regular expressions reserve', () => assert.deepEqual(found('*-]', 'a*b-c]d'), ['*', '-', ']']));
});
