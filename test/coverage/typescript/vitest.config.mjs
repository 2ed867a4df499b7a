export default {
  test: {
    include: ['test/*.spec.mjs'],
    coverage: {
      include: ['src/**/*.ts'],
      reporter: ['text', 'json', 'json-summary', 'lcov', 'clover', 'cobertura'],
    },
  },
};
