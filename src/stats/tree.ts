// The fixed tree of merges. Leaf i holds trajectories 1024 i … 1024 i + 1023; node (level, index) holds the leaves
// index 2^level … (index + 1) 2^level - 1 and is the merge of its two halves, left before right. What arrives first does not
// matter: a node is merged when its sibling is there, and at the end the open nodes are folded from the left.

/** Trajectories in a leaf; part of the bytes. */
export const LEAF = 1024;

export interface TreeNode<S> {
  readonly level: number;
  readonly index: number;
  readonly state: S;
}

/** Collects nodes in any order; at most log2(leaves) stay open when they come in order. */
export class Tree<S> {
  private readonly open = new Map<string, TreeNode<S>>();

  constructor(
    private readonly merge: (left: S, right: S) => S,
    /** Told of every node that is there, merged or added. */
    private readonly seen: (node: TreeNode<S>) => void = () => undefined,
  ) {}

  add(node: TreeNode<S>): void {
    this.seen(node);
    const { level, index, state } = node;
    const sibling = this.open.get(`${level}:${index ^ 1}`);
    if (sibling === undefined) {
      this.open.set(`${level}:${index}`, node);
      return;
    }
    this.open.delete(`${level}:${index ^ 1}`);
    const [left, right] = index % 2 === 0 ? [state, sibling.state] : [sibling.state, state];
    this.add({ level: level + 1, index: index >> 1, state: this.merge(left, right) });
  }

  /** The open nodes, by the leaves that they hold. */
  nodes(): TreeNode<S>[] {
    return [...this.open.values()].sort((a, b) => a.index * 2 ** a.level - b.index * 2 ** b.level);
  }

  /** The merge of the leaves 0 … `leaves` - 1 (of all, if not given), or undefined if there are none. */
  root(): S | undefined {
    return this.nodes()
      .map(({ state }) => state)
      .reduce<S | undefined>(
        (left, right) => (left === undefined ? right : this.merge(left, right)),
        undefined,
      );
  }
}
