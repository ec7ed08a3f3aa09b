"""Debian's jupyter_kernel_test against a kernelspec: kernel_test.py NAME. Every message is validated against the protocol's schema."""
import sys
import unittest

import jupyter_kernel_test


class CSharpKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = sys.argv.pop(1)
    language_name = "C#"
    file_extension = ".cs"
    code_hello_world = 'Console.WriteLine("hello, world")'
    code_stderr = 'Console.Error.WriteLine("to stderr")'
    code_generate_error = 'throw new InvalidOperationException("on purpose");'
    code_execute_result = [{"code": "1 + 2", "result": "3"}, {"code": '"text"', "result": "text"}]
    code_display_data = [
        {"code": 'display(HTML("<b>x</b>"));', "mime": "text/html"},
        {"code": 'display(Markdown("**x**"));', "mime": "text/markdown"},
        {"code": "display(3);", "mime": "text/plain"},
    ]
    completion_samples = [
        {"text": "Console.Wri", "matches": {"Write", "WriteLine"}},
        {"text": "Enumerable.Ran", "matches": {"Range"}},
    ]
    complete_code_samples = ["1", "var x = 1;", "int F() { return 1; }", "/* done */"]
    incomplete_code_samples = ["int F() {", "Console.WriteLine(", "/* open"]
    invalid_code_samples = ["int = = 3;", "var 1x;", ")"]
    code_inspect_sample = "Console.WriteLine"
    code_history_pattern = "1?+?2*"
    supported_history_operations = ("tail", "range", "search")
    code_clear_output = "clear_output();"


if __name__ == "__main__":
    unittest.main(verbosity=2)
