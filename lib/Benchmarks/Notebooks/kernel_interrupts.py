"""Interrupts one kernel again and again, in every kind of loop: kernel_interrupts.py KERNEL [TIMES]. Prints one line a kind, and how often the kernel died."""
import random
import statistics
import sys
import time
from queue import Empty

from jupyter_client.manager import KernelManager

ENDLESS = {
    "json": "while (true) n += System.Text.Json.JsonSerializer.Serialize(new { a = n }).Length;",
    "dictionary": "while (true) { var d = new Dictionary<long, string>(); for (var i = 0; i < 1000; i++) d[i] = \"\"; n += d.Count; }",
    "linq": "while (true) n += Enumerable.Range(0, 1000).Where(i => i % 2 == 0).Select(i => i * 2L).Sum();",
    "regex": "while (true) n += System.Text.RegularExpressions.Regex.Matches(\"abc abd abe\", \"ab.\").Count;",
    "print": "while (true) { Console.WriteLine(n++); System.Threading.Thread.Sleep(1); }",
    "allocation": "while (true) n += new byte[10_000].Length;",
    "Parallel.For": "Parallel.For(0L, long.MaxValue, i => System.Threading.Interlocked.Increment(ref n));",
    "torch": "var t = torch.ones(100, 100); while (true) using (var u = t.matmul(t)) n++;",
    "sleep": "System.Threading.Thread.Sleep(-1);",
    "await": "await Task.Delay(-1);",
}
PATIENCE = 20


class Kernel:
    def __init__(self, name):
        self.deaths = 0
        self.name = name
        self.start()

    def start(self):
        self.manager = KernelManager(kernel_name=self.name)
        self.manager.start_kernel()
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=120)
        assert self.run("long n = 0; var kept = 41;") == "ok"

    def stop(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def reply(self, asked):
        end = time.perf_counter() + PATIENCE
        while time.perf_counter() < end:
            try:
                reply = self.client.get_shell_msg(timeout=1)
            except Empty:
                if not self.manager.is_alive():
                    break
                continue
            if reply["parent_header"].get("msg_id") == asked:
                return reply["content"]
        return None

    def run(self, code):
        # What comes too soon after an error is aborted.
        while (reply := self.reply(self.client.execute(code)) or {"status": "none"})["status"] == "aborted":
            continue
        return reply["status"]

    def interrupt(self, code):
        while True:
            try:
                self.client.get_iopub_msg(timeout=0)
            except Empty:
                break
        asked = self.client.execute(code)
        time.sleep(0.04 + random.random() * 0.06)
        at = time.perf_counter()
        self.manager.interrupt_kernel()
        reply = self.reply(asked)
        took = time.perf_counter() - at
        if not self.manager.is_alive() or reply is None or self.run("if (kept != 41) throw new Exception();") != "ok":
            self.deaths += 1
            self.stop()
            self.start()
        elif reply["status"] == "error" and reply["ename"] != "OperationCanceledException":
            raise SystemExit(f"{code}: {reply['ename']}: {reply['evalue']}")
        return took * 1000


def show(what, times, deaths):
    ordered = sorted(times)
    print(f"{what}\t{len(times)} interrupts\t{deaths} deaths\tmedian {statistics.median(times):.1f}\t"
          f"p95 {ordered[int(len(ordered) * 0.95)]:.1f}\tmax {ordered[-1]:.1f} ms", flush=True)


def main(name, count):
    random.seed(1)
    kernel = Kernel(name)
    every, deaths = [], 0
    for what, code in ENDLESS.items():
        times = [kernel.interrupt(code) for _ in range(count // len(ENDLESS))]
        show(what, times, kernel.deaths - deaths)
        every += times
        deaths = kernel.deaths
    show("all", every, deaths)
    kernel.stop()
    return deaths


sys.exit(main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1000) != 0)
