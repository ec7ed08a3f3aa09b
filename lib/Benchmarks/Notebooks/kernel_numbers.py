"""What a person waits for, kernel by kernel: kernel_numbers.py KERNEL=PYTHON|CSHARP[=TOOL] ... The kernels take turns.

TOOL is the path of Microsoft's dotnet-interactive, which is then started as a kernel of that name. Prints one line a figure:
kernel, what, median, worst, unit.
"""
import json
import os
import pathlib
import signal
import statistics
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from queue import Empty

from jupyter_client.manager import KernelManager

# A shell's background job ignores the signal, and so would IPython's kernel, which is interrupted by it.
signal.signal(signal.SIGINT, signal.default_int_handler)

TRIVIAL = {"PYTHON": "{0} + 1", "CSHARP": "{0} + 1"}
ENDLESS = {
    "PYTHON": {"loop": "while True: pass", "sleep": "import time; time.sleep(600)", "await": "import asyncio; await asyncio.sleep(600)"},
    "CSHARP": {"loop": "while (true) { }", "sleep": "System.Threading.Thread.Sleep(600_000);", "await": "await Task.Delay(600_000);"},
}


def start(name):
    manager = KernelManager(kernel_name=name)
    begun = time.perf_counter()
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    return manager, client, begun


def stop(manager, client):
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def run(client, code, timeout=120):
    asked = client.execute(code)
    while True:
        reply = client.get_shell_msg(timeout=timeout)
        if reply["parent_header"].get("msg_id") == asked:
            return reply["content"]


def show(name, what, values, unit):
    print(f"{name}\t{what}\t{statistics.median(values):.3f}\t{max(values):.3f}\t{unit}\t{len(values)}", flush=True)


def measure(kernels):
    first, later = {name: [] for name in kernels}, {name: [] for name in kernels}
    for i in range(10):
        for name, language in kernels.items():
            manager, client, begun = start(name)
            # A number that no cache has seen.
            assert run(client, TRIVIAL[language].format(time.time_ns() % 1_000_000))["status"] == "ok"
            first[name].append(time.perf_counter() - begun)
            if i == 9:
                time.sleep(2)
                for _ in range(200):
                    at = time.perf_counter()
                    run(client, TRIVIAL[language].format(time.time_ns() % 1_000_000_000))
                    later[name].append((time.perf_counter() - at) * 1000)
            stop(manager, client)
    for name in kernels:
        show(name, "first cell after start", first[name], "s")
        show(name, "later trivial cell", later[name], "ms")


def install(name, tool, folder):
    spec = pathlib.Path(folder) / "kernels" / name
    spec.mkdir(parents=True)
    argv = [tool, "jupyter", "--default-kernel", "csharp", "--http-port-range", "2048-3000", "--http-local-only",
            "{connection_file}"]
    (spec / "kernel.json").write_text(json.dumps({"argv": argv, "display_name": name, "language": "C#"}))
    os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, [folder, os.environ.get("JUPYTER_PATH")]))
    # It was built for an earlier .NET.
    os.environ.setdefault("DOTNET_ROLL_FORWARD", "Major")


def interrupts(name, language, what, code, patience=20):
    manager, client, _ = start(name)
    run(client, TRIVIAL[language].format(1))
    times = []
    try:
        for _ in range(5):
            asked = client.execute(code)
            time.sleep(0.7)
            at = time.perf_counter()
            manager.interrupt_kernel()
            while client.get_shell_msg(timeout=patience)["parent_header"].get("msg_id") != asked:
                continue
            times.append(time.perf_counter() - at)
            # What comes too soon after an error is aborted; the state must be usable after that.
            while (status := run(client, TRIVIAL[language].format(1))["status"]) == "aborted":
                continue
            assert status == "ok", status
        show(name, f"interrupt of {what}", times, "s")
    except Empty:
        print(f"{name}\tinterrupt of {what}\tnot within {patience} s", flush=True)
    stop(manager, client)


def many(name, language, count=50):
    def one(_):
        manager, client, begun = start(name)
        try:
            return run(client, TRIVIAL[language].format(1), timeout=300)["status"], time.perf_counter() - begun
        except Exception as error:
            return repr(error), 0.0
        finally:
            stop(manager, client)

    with ThreadPoolExecutor(count) as pool:
        results = list(pool.map(one, range(count)))
    show(name, f"{count} kernels at once, first cell", [seconds for _, seconds in results], "s")
    failures = [status for status, _ in results if status != "ok"]
    print(f"{name}\t{count} kernels at once, failed\t{len(failures)}\t{len(failures)}\t\t{count}\t{failures[:1] or ''}", flush=True)


with tempfile.TemporaryDirectory() as specs:
    kernels, foreign = {}, set()
    for argument in sys.argv[1:]:
        kernel, language, *tool = argument.split("=", 2)
        kernels[kernel] = language
        if tool:
            install(kernel, tool[0], specs)
            foreign.add(kernel)
    measure(kernels)
    for kernel, language in kernels.items():
        # The official tool does not end a loop, and its ports collide when many start at once.
        if kernel not in foreign:
            for what, code in ENDLESS[language].items():
                interrupts(kernel, language, what, code)
            many(kernel, language)
