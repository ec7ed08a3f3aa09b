using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FairLab.Notebooks.Tests;

/// <summary>Checkpoints change nothing that a cell or its reader could see.</summary>
public sealed class CheckpointsTests
{
    public static TheoryData<string> Cells =>
        [
            // Values, by kind of method.
            "int F(int n) => n * 2; void G() => n++; var n = 1; G(); F(n)",
            "int F() => throw new InvalidOperationException(\"from F\");\n\nF()",
            "void F() => throw new InvalidOperationException(\"from F\");\n\nF();",
            "int[] a = [1, 2, 3]; ref int At(int i) => ref a[i]; At(1) = 7; string.Join(\",\", a)",
            "int[] a = [1, 2]; ref int Last() { return ref a[^1]; } Last()++; a[1]",
            "async Task F() => await Task.Yield(); async Task<int> G() => await Task.FromResult(5); await F(); await "
                + "G()",
            "async ValueTask F() => await Task.Yield(); await F(); 3",
            "Func<Task> f = async () => await Task.Yield(); await f(); 4",
            "Func<Task<int>> f = async () => await Task.FromResult(6); await f()",
            "IEnumerable<int> F() { for (var i = 0; i < 3; i++) yield return i; } F().Sum()",
            "async IAsyncEnumerable<int> F() { for (var i = 0; i < 3; i++) { await Task.Yield(); yield return i; } } "
                + "var s = 0; await foreach (var i in F()) s += i; s",
            "T Id<T>(T x) where T : notnull => x; Id(\"a\") + Id(1)",
            "unsafe int F(int* p) => *p; unsafe int G() { var x = 5; return F(&x); } G()",
            "static int Twice(int x) => x switch { 0 => 0, > 10 => throw new ArgumentException(\"big\"), _ => 2 * x }; "
                + "Twice(4)",
            "record P(int X) { public int Y => X + 1; public static P operator +(P a, P b) => new(a.X + b.X); "
                + "public override string ToString() => $\"{X}\"; }\n(new P(1) + new P(2)).Y",
            "struct S { public int V; public void Add() => V++; public readonly int Get() => V; "
                + "public int this[int i] => V + i; public int Q { get => V; set => V = value; } }\n"
                + "var s = new S(); s.Add(); s.Q += 2; s[4] + s.Get()",
            "class E { public event Action A { add => value(); remove { value(); } } "
                + "public static implicit operator int(E e) => 9; }\n"
                + "var c = 0; var e = new E(); e.A += () => c++; c + (int)e",
            "class B { public static int Made; public B() => Made++; public B(int i) : this() { Made += i; } "
                + "static B() { for (var i = 0; i < 3; i++) Made++; } ~B() { for (; ; ) break; } }\nnew B(5); B.Made",
            "class A { protected virtual int V => 1; public int W => V; } "
                + "class B : A { protected override int V => base.V + 1; }\nnew B().W",
            "static class X { public static int Plus(this int a, int b) => a + b; "
                + "public static IEnumerable<T> Twice<T>(this IEnumerable<T> s) { foreach (var x in s) { yield return "
                + "x; "
                + "yield return x; } } }\n1.Plus(2) + new[] { 1, 2 }.Twice().Count()",
            "partial class A { public partial int F(); } partial class A { public partial int F() => 8; }\nnew A().F()",
            "class C { [System.Diagnostics.Conditional(\"NEVER\")] public static void Log() => throw new Exception(); "
                + "}\n"
                + "C.Log(); 3",
            "interface I { int F() => 3; static abstract int G(); } class A : I { public static int G() => 4; }\n"
                + "int H<T>() where T : I => T.G(); ((I)new A()).F() + H<A>()",
            "class A { public int P { get; } = 5; public required int Q { get; init; } "
                + "public string R { get => field ?? \"n\"; set; } }\nnew A { Q = 1 }.R",
            "class A<T> { public class B { public T V => default; } }\nnew A<int>.B().V",
            // Loops.
            "var s = 0; for (int i = 0, j = 10; i < j; i++, j--) { if (i == 2) continue; s += j; if (i == 4) break; } "
                + "s",
            "var s = 0; foreach (var (a, b) in new[] { (1, 2), (3, 4) }) s += a * b; s",
            "var s = 0; do s++; while (s < 5); while (s < 9) s++; s",
            "var s = 0; again: s++; if (s < 5) goto again; s",
            "var s = 0; switch (s) { case 0: s++; goto case 1; case 1: s += 10; goto default; default: s += 100; "
                + "break; } "
                + "s",
            "int F() { while (true) { return 1; } } F()",
            "int F(bool b) { for (; ; ) if (b) return 2; } F(true)",
            "int F() { int x; while (true) { x = 1; break; } return x; } F()",
            "var l = new List<Action>(); var s = 0; foreach (var i in new[] { 1, 2, 3 }) l.Add(() => s += i); "
                + "foreach (var a in l) a(); s",
            "while (false) { } for (; false; ) Console.WriteLine(); 1",
            "int F() { return 1; while (true) { } } F()",
            "var s = \"\"; foreach (ref readonly var c in \"abc\".AsSpan()) s += c; s",
            "void F() { foreach (var x in new[] { 1 }) if (x > 0) { int y = x; Console.WriteLine(y); } "
                + "else Console.WriteLine(); } F();",
            "checked { var i = 0; while (i < 3) i++; } unchecked { for (var i = 0; i < 2; i++) ; } 1",
            "lock (new object()) for (var i = 0; i < 3; i++) Console.Write(i);",
            // Lambdas: delegates, data, and overloads.
            "Func<byte> f = () => 1; Func<object> g = () => null; Func<long> h = () => 2; "
                + "f() + h() + (g() is null ? 1 : 0)",
            "Action<int> f = x => Console.WriteLine(x); f(3);",
            "Action f = () => throw new Exception(\"thrown\"); try { f(); } "
                + "catch (Exception e) { Console.WriteLine(e.Message); }",
            "var f = (int x) => x + 1; var g = static (string s) => s.Length; var h = (ref int x) => x++; var i = 1; "
                + "h(ref i); f(1) + g(\"ab\") + i",
            "System.Linq.Expressions.Expression<Func<int, int>> e = x => x + 1; e.ToString()",
            "System.Linq.Expressions.Expression<Func<int[], bool>> e = xs => xs.Any(x => x > 1); e.ToString()",
            "new[] { 1, 2, 3 }.AsQueryable().Where(x => x > 1).Select(x => x * 2).ToString()",
            "(from x in new[] { 1, 2, 3 }.AsQueryable() where x > 1 select x * 2).Expression.ToString()",
            "(from x in new[] { 3, 1, 2 } let y = x * 2 where y > 2 join z in new[] { 1, 2, 3 } "
                + "on x equals z orderby y descending group y by z % 2 into g select g.Sum()).Sum()",
            "(from x in new[] { 1, 2 } from y in new[] { 3, 4 } where x + y > 4 select (x, y)).Count()",
            "int Call(Func<int> f) => 1; int Call2(Func<Task> f) => 2; Call(() => 5) + Call2(() => Task.CompletedTask)",
            "await Task.Run(() => 5) + await Task.Run(async () => await Task.FromResult(6))",
            "Task.Run(() => throw new InvalidOperationException(\"pool\"))"
                + ".ContinueWith(t => t.Exception.InnerException.Message).Result",
            "Func<int, Func<int, int>> add = a => b => a + b; add(1)(2)",
            "Func<int> f = delegate { return 4; }; Func<int, int> g = delegate (int x) { while (x < 9) x++; return x; "
                + "}; "
                + "f() + g(1)",
            "var l = new List<int> { 3, 1, 2 }; l.Sort((a, b) => b - a); l.RemoveAll(x => x == 3); string.Join(\",\", "
                + "l)",
            "new Lazy<int>(() => { for (var i = 0; ; i++) if (i > 3) return i; }).Value",
            "dynamic d = 5; Func<dynamic, dynamic> f = x => x + 1; (int)f(d)",
            "Func<int, int> f = x => { int Local(int y) => y > 3 ? y : Local(y + 1); return Local(x); }; f(0)",
            "ref struct R { public int V; public R(int v) => V = v; public int Get() => V; }\n"
                + "int F() { var r = new R(3); return r.Get(); } F()",
            "Func<Span<int>, int> f = s => s.Length; f(new int[3])",
            // Where the caller is.
            "using System.Runtime.CompilerServices;\nint Line([CallerLineNumber] int line = 0) => line;\n\n"
                + "int a = 0; for (int i = 0; i < 1; i++) a = Line(); Func<int> f = () =>\n  Line(); $\"{a} {f()} "
                + "{Line()}\"",
            "using System.Runtime.CompilerServices;\n"
                + "string Text(object o, [CallerArgumentExpression(nameof(o))] string text = \"\") => text;\n"
                + "Text(1 + 2) + Text((Func<int>)(() => 4)) + Text((Action)(() => { while (false) { } }))",
            "using System.Runtime.CompilerServices;\nstring Name([CallerMemberName] string name = \"\") => name;\n"
                + "string Outer() => Name(); Outer()",
            // Failures: their lines.
            "var x = 0;\nfor (var i = 0; i < 3; i++)\n{\n    if (i == 2)\n        throw new Exception(\"here\");\n"
                + "    x += i;\n}",
            "var x = 0;\nwhile (true)\n    x += 1 + 0 / (3 - x);",
            "int F(int n) =>\n    n == 0\n    ? throw new Exception(\"deep\")\n    : F(n - 1);\nF(3)",
            "var s = new[] { 1, 0 }\n    .Select(x => 1 / x)\n    .ToList();",
            "class A\n{\n    public int P =>\n        int.Parse(\"x\");\n}\nnew A().P",
            "void F()\n{\n    foreach (var x in new[] { 1 })\n        G(x);\n}\nvoid G(int x)\n{\n"
                + "    throw new Exception($\"{x}\");\n}\nF();",
            "await Task.Run(() =>\n{\n    foreach (var x in new[] { 1 })\n        throw new Exception(\"in a task\");\n"
                + "});",
            // What the compiler says.
            "while (true) { }\nConsole.WriteLine(1);",
            "int x = 1;\nforeach (var y in x) { }",
            "int F() { while (true) { var unused = 1; break; } }",
            "void F() { int unused; goto end; Console.WriteLine(); end: ; }",
            "for (var i = 0; i < 3; i++) { undefined(); }",
            "async Task F() { while (true) { return; } }\nF();",
            "Func<int> f = () => \"text\";",
            "if (true) { int x = 1;; } while (1) { }",
            "foreach (var x in new[] { 1 }) { int x = 2; }",
            "[Obsolete(\"old\")] int Old() => 1;\nvar v = Old();",
            "string s = null; while (s is null) { s = s ?? \"a\" }",
            "for (int i = 0; i < 3; i++) int j = 2;",
            "int P => 1;",
            "switch (1) { case 1: while (true) { } }\nint y = \"\";",
            "#pragma warning disable CS0219\nvoid F() { var unused = 1; while (true) { } }",
            "#line 100 \"other.cs\"\nvoid F() { var unused = 1; while (true) { } }",
            "#if NEVER\nwhile (true) { }\n#endif\n1",
        ];

    [Theory]
    [MemberData(nameof(Cells))]
    public void Run_gives_the_same_with_and_without(string source) =>
        Assert.Equal(Run(source, with: false), Run(source, with: true));

    [Theory]
    [MemberData(nameof(Cells))]
    public void Compile_needs_no_way_out(string source)
    {
        var compiler = Compiler(stoppable: true);
        compiler.Compile(source, "cell", out _);
        Assert.Equal(0, compiler.CellsWithoutCheckpoints);
    }

    // Every text in the tests of sessions that is a cell; some are not C#, and then the same is said of them.
    [Fact]
    public void Compile_of_all_cells_of_the_tests_says_the_same()
    {
        var folder = Path.Combine(Root(), "lib", "Tests", "Notebooks", "Sessions");
        List<string> cells = [.. Directory.GetFiles(folder, "*.cs").Order(StringComparer.Ordinal)
            .SelectMany(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes())
            .Where(node => Text(node.Parent) is null)
            .Select(Text).OfType<string>().Where(text => text.Length > 8).Distinct()];
        Assert.InRange(cells.Count, 150, 2000);
        foreach (var cell in cells)
        {
            var (plain, with) = (Compiler(stoppable: false), Compiler(stoppable: true));
            var expected = plain.Compile(cell, "cell", out var before);
            var actual = with.Compile(cell, "cell", out var after);
            Assert.True((expected is null) == (actual is null), cell);
            Assert.Equal((cell, string.Join('\n', before)), (cell, string.Join('\n', after)));
            Assert.True(with.CellsWithoutCheckpoints == 0, cell);
        }
    }

    // A literal, or several over several lines.
    static string? Text(SyntaxNode? node) => node switch
    {
        LiteralExpressionSyntax literal => literal.Token.Value as string,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum
            when Text(sum.Left) is { } left && Text(sum.Right) is { } right => left + right,
        _ => null,
    };

    static SubmissionCompiler Compiler(bool stoppable)
    {
        var environment = CellEnvironment.Of(new SessionOptions());
        return new SubmissionCompiler(environment.References, environment.Imports, stoppable: stoppable);
    }

    static string Run(string source, bool with)
    {
        using var session = new CSharpSession(new SessionOptions { HasCheckpoints = with });
        var output = new RecordedOutput();
        // What does not end by itself is not run.
        if (source.StartsWith("while (true) { }", StringComparison.Ordinal))
            source = "if (Environment.TickCount64 < 0)\n" + source;
        var result = session.Run(source, output);
        var error = result.Error is { } failed
            ? string.Join('\n', [failed.Name, failed.Message, $"{failed.Line}", .. failed.Traceback])
            : "";
        // Names the compiler makes up.
        error = Regex.Replace(error, @"<[^>]*>[a-z]__[\w|]+|b__\w+", "");
        return $"{result.Status}|{result.Value}|{output.Stdout}|{output.Stderr}|{error}|"
            + string.Join('\n', result.Diagnostics);
    }

    static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "FairLab.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
