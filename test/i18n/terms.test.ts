import { expect } from '@open-wc/testing';
import { en } from '../../src/i18n/en.js';
import { frCa } from '../../src/i18n/fr-ca.js';
import type { Term, Terms } from '../../src/i18n/terms.js';

const tables: Record<string, Terms> = { en, 'fr-CA': frCa };

const formsOf = (term: Term): string[] => (typeof term === 'string' ? [term] : Object.values(term));

const placeholders = (term: Term) =>
  [...new Set(formsOf(term).flatMap(form => form.match(/\{\w+\}/g) ?? []))].sort().join();

for (const [language, table] of Object.entries(tables)) {
  describe(`The words in ${language}`, () => {
    it('are those of their language', () => {
      expect(table.lang).to.equal(language);
    });

    it('are there for every term, none empty, with the same placeholders as in English', () => {
      expect(Object.keys(table).sort()).to.deep.equal(Object.keys(en).sort());
      for (const [name, term] of Object.entries(table)) {
        expect(placeholders(term), name).to.equal(placeholders((en as Terms)[name as keyof Terms]));
        for (const form of formsOf(term)) expect(form.trim(), name).to.be.ok.and.to.equal(form);
      }
    });

    it('have the plural forms that the language has', () => {
      const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      for (const [name, term] of Object.entries(table)) {
        if (typeof term === 'string') continue;
        expect(categories, name).to.include.members(Object.keys(term));
        expect(term, name).to.have.property('other');
      }
    });

    it('name nothing that only markup could show', () => {
      for (const form of Object.values(table).flatMap(formsOf)) expect(form).not.to.match(/[<>]|&\w+;|\{\{/);
    });
  });
}
