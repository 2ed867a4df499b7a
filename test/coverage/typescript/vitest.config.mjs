export default {
  test: {
    include: ['test/*.spec.mjs'],
    coverage: {
      include: ['src/**/*.ts'],
      reporter: ['text', 'text-summary', 'json', 'json-summary', 'lcovonly', 'clover', 'cobertura'],
    },
  },
};
