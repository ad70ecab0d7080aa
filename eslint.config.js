// The house's habits for scripts: short functions, one thing a line, and nothing that Chrome 78,
// Safari 13 or Firefox 78 does not know. What is parsed is ES2019; the standard library is held by
// `lib` in tsconfig.json, the browser's own by the lists below.

const YOUNG_METHODS = {
  replaceChildren: "use fill() of tools/client/element.js",
  randomUUID: "use randomUuid() of training/client/identifier.js",
  checkVisibility: "measure the element",
  showModal: "use details",
  showPopover: "use details",
  startViewTransition: "do without",
  canParse: "catch what new URL() throws",
};
const YOUNG_GLOBALS = [
  "structuredClone",
  "ResizeObserver",
  "DecompressionStream",
  "CompressionStream",
  "BroadcastChannel",
  "requestIdleCallback",
  "scheduler",
  "WeakRef",
  "BigInt",
];

const habits = {
  "array-callback-return": "error",
  complexity: ["error", 12],
  "consistent-return": "error",
  curly: ["error", "multi-line", "consistent"],
  "default-case-last": "error",
  eqeqeq: "error",
  "max-depth": ["error", 4],
  "max-lines": ["error", 600],
  "max-lines-per-function": ["error", 60],
  "max-params": ["error", 6],
  "no-constant-condition": "error",
  "no-dupe-keys": "error",
  "no-eval": "error",
  "no-fallthrough": "error",
  "no-implied-eval": "error",
  "no-nested-ternary": "error",
  "no-return-assign": "error",
  "no-self-compare": "error",
  "no-sequences": "error",
  "no-shadow": "error",
  "no-throw-literal": "error",
  "no-unreachable": "error",
  "no-unused-vars": "error",
  "no-useless-return": "error",
  "no-var": "error",
  "object-shorthand": "error",
  "one-var": ["error", "never"],
  "prefer-const": "error",
  "prefer-template": "error",
};

const young = {
  "no-restricted-globals": ["error", ...YOUNG_GLOBALS],
  "no-restricted-properties": [
    "error",
    ...Object.entries(YOUNG_METHODS).map(([property, message]) => ({ property, message })),
    { object: "narrow", property: "addEventListener", message: "Safari 13 has addListener only" },
  ],
  "no-restricted-syntax": [
    "error",
    { selector: "Literal[regex.pattern=/\\(\\?<[=!]/]", message: "Safari 13 looks not behind" },
    { selector: "MemberExpression[property.name=innerHTML]", message: "text stays text" },
  ],
};

// Prettier breaks lines where it can; what it cannot break, comments and texts, is broken by hand.
const columns = { "max-len": ["error", { code: 100, ignoreUrls: true }] };

export default [
  { ignores: [".venv/", "site/", "{tests,benchmarks}/search/"] },
  {
    files: ["generator/**/*.js"],
    languageOptions: { ecmaVersion: 2019, sourceType: "module" },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: { ...habits, ...young, ...columns },
  },
  {
    // These run in the Node of the tests, which is young.
    files: ["eslint.config.js", "tests/**/*.mjs", "benchmarks/**/*.mjs"],
    languageOptions: { ecmaVersion: 2025, sourceType: "module" },
    rules: { ...habits, ...columns },
  },
];
