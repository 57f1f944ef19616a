// The doors of one variable behind one name each, so that schemes are written once for all of them.
import {
  cool0,
  cool1,
  cool2,
  cool3,
  damp0,
  damp1,
  damp2,
  damp3,
  drift0,
  drift1,
  drift2,
  drift3,
  kick0,
  kick1,
  kick2,
  kick3,
  moved0,
  moved1,
  moved2,
  moved3,
  push0,
  push1,
  push2,
  push3,
} from "./potential";

@unmanaged
export class First {
  @inline kick(n: v128, c: usize, low: usize, high: usize): v128 {
    return kick0(n, n, n, n, c, low, high);
  }
  @inline mixed(x: v128, y: v128, z: v128, u: v128, c: usize, low: usize, high: usize): v128 {
    return kick0(x, y, z, u, c, low, high);
  }
  @inline cool(base: v128, c: usize, low: usize, high: usize): v128 {
    return cool0(base, c, low, high);
  }
  @inline damp(v: v128, c: usize, low: usize, high: usize): v128 {
    return damp0(v, c, low, high);
  }
  @inline moved(x: v128, y: v128, z: v128, u: v128, kick: v128, c: usize, low: usize, high: usize): v128 {
    return moved0(x, y, z, u, kick, c, low, high);
  }
  @inline drift(x: v128, y: v128, z: v128, u: v128, base: v128, c: usize, low: usize, high: usize): v128 {
    return drift0(x, y, z, u, base, c, low, high);
  }
  @inline push(x: v128, y: v128, z: v128, u: v128, base: v128, c: usize, low: usize, high: usize): v128 {
    return push0(x, y, z, u, base, c, low, high);
  }
}

@unmanaged
export class Second {
  @inline kick(n: v128, c: usize, low: usize, high: usize): v128 {
    return kick1(n, n, n, n, c, low, high);
  }
  @inline mixed(x: v128, y: v128, z: v128, u: v128, c: usize, low: usize, high: usize): v128 {
    return kick1(x, y, z, u, c, low, high);
  }
  @inline cool(base: v128, c: usize, low: usize, high: usize): v128 {
    return cool1(base, c, low, high);
  }
  @inline damp(v: v128, c: usize, low: usize, high: usize): v128 {
    return damp1(v, c, low, high);
  }
  @inline moved(x: v128, y: v128, z: v128, u: v128, kick: v128, c: usize, low: usize, high: usize): v128 {
    return moved1(x, y, z, u, kick, c, low, high);
  }
  @inline drift(x: v128, y: v128, z: v128, u: v128, base: v128, c: usize, low: usize, high: usize): v128 {
    return drift1(x, y, z, u, base, c, low, high);
  }
  @inline push(x: v128, y: v128, z: v128, u: v128, base: v128, c: usize, low: usize, high: usize): v128 {
    return push1(x, y, z, u, base, c, low, high);
  }
}

@unmanaged
export class Third {
  @inline kick(n: v128, c: usize, low: usize, high: usize): v128 {
    return kick2(n, n, n, n, c, low, high);
  }
  @inline mixed(x: v128, y: v128, z: v128, u: v128, c: usize, low: usize, high: usize): v128 {
    return kick2(x, y, z, u, c, low, high);
  }
  @inline cool(base: v128, c: usize, low: usize, high: usize): v128 {
    return cool2(base, c, low, high);
  }
  @inline damp(v: v128, c: usize, low: usize, high: usize): v128 {
    return damp2(v, c, low, high);
  }
  @inline moved(x: v128, y: v128, z: v128, u: v128, kick: v128, c: usize, low: usize, high: usize): v128 {
    return moved2(x, y, z, u, kick, c, low, high);
  }
  @inline drift(x: v128, y: v128, z: v128, u: v128, base: v128, c: usize, low: usize, high: usize): v128 {
    return drift2(x, y, z, u, base, c, low, high);
  }
  @inline push(x: v128, y: v128, z: v128, u: v128, base: v128, c: usize, low: usize, high: usize): v128 {
    return push2(x, y, z, u, base, c, low, high);
  }
}

@unmanaged
export class Fourth {
  @inline kick(n: v128, c: usize, low: usize, high: usize): v128 {
    return kick3(n, n, n, n, c, low, high);
  }
  @inline mixed(x: v128, y: v128, z: v128, u: v128, c: usize, low: usize, high: usize): v128 {
    return kick3(x, y, z, u, c, low, high);
  }
  @inline cool(base: v128, c: usize, low: usize, high: usize): v128 {
    return cool3(base, c, low, high);
  }
  @inline damp(v: v128, c: usize, low: usize, high: usize): v128 {
    return damp3(v, c, low, high);
  }
  @inline moved(x: v128, y: v128, z: v128, u: v128, kick: v128, c: usize, low: usize, high: usize): v128 {
    return moved3(x, y, z, u, kick, c, low, high);
  }
  @inline drift(x: v128, y: v128, z: v128, u: v128, base: v128, c: usize, low: usize, high: usize): v128 {
    return drift3(x, y, z, u, base, c, low, high);
  }
  @inline push(x: v128, y: v128, z: v128, u: v128, base: v128, c: usize, low: usize, high: usize): v128 {
    return push3(x, y, z, u, base, c, low, high);
  }
}
