// What the parts of the search hand to each other.

/** Resolves to the payload of a file of the index; with `fresh`, never from a cache. */
type LoadFile = (name: string, fresh?: boolean) => Promise<any>;

/** The head of an index, as build.py writes it. */
interface IndexManifest {
  format: number;
  audience: string;
  build: string;
  engine: string;
  size: number;
  group: number;
  minor: number;
  orders?: Record<string, string[]>;
  shards: string;
  traditional: [string, string];
  facets: Record<string, string>;
}

/** Ids of documents, in an order of their own. */
interface Ids extends ArrayLike<number>, Iterable<number> {
  filter(test: (id: number) => boolean): Ids;
  slice(start?: number, end?: number): Ids;
}

/** Leaves the documents that pass all filters. */
type Passing = (ids: Ids) => Ids;

/** The postings of a term in one field: ids ascend; a mask has a bit for each residue of a place. */
interface Postings {
  ids: Uint32Array;
  masks: Uint8Array;
  edges: Uint8Array;
}

/** The postings of a term by field, and where the term stands in a phrase. */
interface Term {
  fields: Postings[];
  offset: number;
}

/** A term of a shard: where its lists begin, and the lists once they are read. */
interface ShardTerm {
  at: number;
  second: number;
  complete: boolean;
  counts: number[];
  fields?: Postings[];
}

interface PlacedPostings {
  list: Postings;
  offset: number;
}

/** A lookup: two code points, the second 0 for a character that stands alone. */
interface Unit {
  first: number;
  second: number;
  offset: number;
}

/** Documents, ascending, with points. */
interface Matches {
  ids: Uint32Array;
  points: Float64Array;
}

interface Section {
  anchor: string;
  heading: string;
  text: string;
  hidden: string;
}

/** What is folded of a document, or which phrases its parts hold: by part. */
type ByPart<T> = Record<"names" | "keywords" | "headings" | "texts" | "hidden", T[]>;

interface FoundDocument {
  url: string;
  title: string;
  kind: string;
  when: [string, string][];
  aliases: string[];
  keywords: string[];
  marks: string[];
  sections: Section[];
  folded?: ByPart<string>;
}

/** A stretch of text; marked where it is what was looked for. */
interface Piece {
  text: string;
  mark: boolean;
}

interface Hit {
  url: string;
  kind: string;
  when: [string, string][];
  marks: string[];
  found: string[];
  anchor: string;
  title: Piece[];
  alias: "" | Piece[];
  heading: Piece[];
  excerpt: Piece[];
}

interface Counted {
  value: string;
  count: number;
}

type FacetCounts = Record<string, Counted[]>;
type Filters = Record<string, string[]>;

interface FacetColumn {
  values: string[];
  sets: number[][];
  rows: number[];
}

interface QueryOptions {
  filters?: Filters;
  limit?: number;
  sort?: string;
  counts?: boolean;
}

interface SearchResult {
  phrases: string[];
  hits: Hit[];
  total: number;
  exact: boolean;
  truncated: boolean;
  sound: Hit[];
  heard: number;
  loose: Hit[];
  counts: FacetCounts | null;
}

/** The engine as the interface asks it. */
interface Engine {
  facets: Record<string, string>;
  orders: Record<string, string[]>;
  query(text: string, options?: QueryOptions): Promise<SearchResult>;
}

interface SearchState {
  q: string;
  sort: string;
  filters: Filters;
}

/** Where the interface stands, and what answers it. */
interface SearchContext {
  root: string;
  index: Engine;
}

/** What the small script of every page hands to what is fetched on first use. */
interface MountContext {
  root: string;
  load: LoadFile;
}

interface Interface {
  mountBox(form: HTMLElement, context: MountContext): Promise<unknown>;
  mountPage(place: HTMLElement, context: MountContext): Promise<unknown>;
}

declare var qjSearch: { put(name: string, payload: any): void };
