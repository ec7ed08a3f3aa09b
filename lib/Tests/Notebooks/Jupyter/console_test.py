"""jupyter console in a terminal of its own: console_test.py NAME. Types as a person does and waits for what a person sees."""
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import fcntl
import time

PATIENCE = 60


class Terminal:
    def __init__(self, command):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ["TERM"] = "dumb"
            os.execvp(command[0], command)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 120, 0, 0))
        self.text = ""

    def read(self, seconds):
        if select.select([self.fd], [], [], seconds)[0]:
            try:
                self.text += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", os.read(self.fd, 65536).decode("utf-8", "replace"))
                return True
            except OSError:
                return False
        return False

    def expect(self, pattern):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = re.search(pattern, self.text)
            if found:
                print("saw", repr(found.group(0)), flush=True)
                self.text = self.text[found.end():]
                return
            self.read(0.2)
        sys.exit(f"did not see {pattern!r}; the terminal shows:\n{self.text}")

    def type(self, text):
        # A prompt is drawn before it takes keys; what is typed too early is lost.
        time.sleep(0.3)
        os.write(self.fd, text.encode())


console = Terminal([sys.executable, "-m", "jupyter_console", "--kernel", sys.argv[1], "--simple-prompt"])
console.expect(r"In \[1\]: ")
console.type("var x = 20 + 1;\n")
console.expect(r"In \[2\]: ")
console.type("x * 2\n")
console.expect(r"Out\[2\]: 42")
console.expect(r"In \[3\]: ")
console.type('Console.WriteLine("a " + "line")\n')
console.expect(r"\na line\r")
console.expect(r"In \[4\]: ")
console.type('throw new InvalidOperationException("on " + "purpose");\n')
console.expect(r"InvalidOperationException: on purpose")
console.expect(r"In \[5\]: ")
console.type('"<" + Console.ReadLine() + ">"\n')
time.sleep(1)
console.type("an answer\n")
console.expect(r"Out\[5\]: <an answer>")
console.expect(r"In \[6\]: ")
console.type("while (true) { }\n")
time.sleep(2)
console.type("\x03")
console.expect(r"interrupted")
console.expect(r"In \[7\]: ")
console.type("x + 1\n")
console.expect(r"Out\[7\]: 22")
console.type("\x04")
time.sleep(1)
console.type("y\n")
end = time.monotonic() + PATIENCE
while time.monotonic() < end:
    console.read(0.2)
    if os.waitpid(console.pid, os.WNOHANG)[0]:
        print("left")
        sys.exit(0)
os.kill(console.pid, signal.SIGKILL)
sys.exit("the console did not leave")
