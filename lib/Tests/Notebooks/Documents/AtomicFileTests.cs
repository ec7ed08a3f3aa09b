namespace FairLab.Notebooks.Tests;

/// <summary>Whatever stands at an output path is still there after the write: devices, pipes, links, owners.</summary>
public sealed class AtomicFileTests : IDisposable
{
    const string Null = "mknod node c 1 3 && echo > node";
    const string Full = "mknod node c 1 7 && : > node";
    const string Locked = "mkdir d && touch d/f && (chattr +i d || chmod 555 d) && ! touch d/g && echo > d/f; r=$?; "
        + "chattr -i d; chmod 755 d; exit $r";

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    void Write(string name, string text) => AtomicFile.Write(_folder[name], System.Text.Encoding.UTF8.GetBytes(text));

    string Text(string name) => File.ReadAllText(_folder[name]);

    void Check(string command) => Shell.Run(_folder.Path, command);

    string[] Names =>
        [.. Directory.GetFileSystemEntries(_folder.Path)
            .Select(path => Path.GetFileName(path)!)
            .Order(StringComparer.Ordinal)];

    [UnixFact(Null)]
    public void Write_device_stays_one()
    {
        Check(Null);
        Write("node", "x");
        Check("test -c node");
        Assert.False(OutputFile.IsPlain(_folder["node"]));
        Assert.Equal(["node"], Names);
    }

    [UnixFact(Null)]
    public async Task Write_device_may_be_written_by_many_at_once()
    {
        Check(Null);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 200; i++)
                Write("node", "x");
        })));
        Check("test -c node");
    }

    [UnixFact(Full)]
    public void Write_full_device_fails_and_stays()
    {
        Check(Full);
        Assert.Contains("No space left", Assert.Throws<IOException>(() => Write("node", "x")).Message);
        Check("test -c node");
        Assert.Equal(["node"], Names);
    }

    [UnixFact(Null)]
    public void Write_link_to_a_device_keeps_both()
    {
        Check(Null + " && ln -s node link");
        Write("link", "x");
        Check("test -L link && test -c node");
    }

    [UnixFact("mkfifo p")]
    public async Task Write_pipe_is_written_through()
    {
        Check("mkfifo p");
        var read = Task.Run(() => Text("p"));
        Write("p", "through");
        Assert.Equal("through", await read);
        Check("test -p p");
    }

    [UnixFact("mkfifo p")]
    public async Task RunAsync_pipe_takes_the_notebook_once()
    {
        Check("mkfifo p");
        var read = Task.Run(() => Text("p"));
        await NotebookRunner.RunAsync(
            new NotebookRunRequest { InputPath = Notebook.Saved(_folder, "6 * 7", "1"), OutputPath = _folder["p"] });
        Assert.Equal(
            "42", MultilineText.Read(NotebookDocument.Parse(await read).Cells[0].Outputs[0]!["data"]!["text/plain"]));
        Check("test -p p");
    }

    [UnixFact("ln -s a b")]
    public void Write_link_leads_to_the_new_content()
    {
        Check("mkdir d && echo old > d/file && chmod 640 d/file && ln -s d/file link && ln -s link link2");
        Write("link2", "new");
        Assert.Equal("new", Text("d/file"));
        Check("test -L link && test -L link2 && test $(stat -c %a d/file) = 640 && test $(ls -A d | wc -l) = 1");
    }

    [UnixFact("ln -s a b")]
    public void Write_link_through_a_linked_folder_leads_where_the_system_says()
    {
        // By text, f leads to ./g; the folder it lies in is another.
        Check("mkdir -p real/sub && ln -s real/sub short && ln -s ../g real/sub/f "
            + "&& echo wrong > g && echo old > real/g");
        Write("short/f", "new");
        Assert.Equal("wrong\n", Text("g"));
        Assert.Equal("new", Text("real/g"));
    }

    [UnixFact("ln -s a b")]
    public void Write_dangling_link_makes_the_file_it_names()
    {
        Check("mkdir d && ln -s d/file link");
        Write("link", "new");
        Assert.Equal("new", Text("d/file"));
        Check("test -L link");
    }

    [UnixFact("ls /proc/self/fd && ln -s a b")]
    public void Write_open_file_by_its_number_keeps_the_file()
    {
        File.WriteAllText(_folder["open"], "old");
        using var open = new FileStream(_folder["open"], FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var number = open.SafeFileHandle.DangerousGetHandle();
        Check($"ln -s /proc/{Environment.ProcessId}/fd/{number} link");
        Write("link", "new");
        Assert.False(OutputFile.IsPlain(_folder["link"]));
        Assert.Equal("new", new StreamReader(open).ReadToEnd());
    }

    [UnixFact("touch a b && mount --bind a b && umount b")]
    public void Write_mounted_file_is_written_in_place()
    {
        Check("echo old > a && touch b && mount --bind a b");
        try
        {
            Write("b", "new");
            Assert.Equal("new", Text("a"));
        }
        finally
        {
            Check("umount b");
        }

        Assert.Equal(["a", "b"], Names);
    }

    [UnixFact(Locked)]
    public void Write_file_in_a_folder_that_may_not_be_changed()
    {
        Check("mkdir d && echo old > d/f && (chattr +i d 2>/dev/null || chmod 555 d)");
        try
        {
            Write("d/f", "new");
            Assert.Equal("new", Text("d/f"));
            Assert.ThrowsAny<UnauthorizedAccessException>(() => Write("d/g", "new"));
        }
        finally
        {
            Check("chattr -i d 2>/dev/null; chmod 755 d");
        }
    }

    [UnixFact("touch f && chown 4242:4343 f")]
    public void Write_owner_group_and_mode_are_kept()
    {
        Check("echo old > f && chown 4242:4343 f && chmod 2604 f");
        Write("f", "new");
        Check("test \"$(stat -c '%u %g %a' f)\" = '4242 4343 2604' && test $(cat f) = new");
    }

    [UnixFact("touch a && ln a b")]
    public void Write_all_names_of_a_file_see_the_content()
    {
        Check("echo old > a && ln a b");
        Write("b", "new");
        Assert.Equal("new", Text("a"));
    }

    [UnixFact("test $(id -u) != 0")]
    public void Write_file_that_may_not_be_written_is_left_alone()
    {
        Check("echo old > f && chmod 444 f");
        Assert.ThrowsAny<UnauthorizedAccessException>(() => Write("f", "new"));
        Assert.Equal("old\n", Text("f"));
    }

    [Fact]
    public void Write_longest_name_and_failure_leave_no_litter()
    {
        var name = new string('n', 255);
        Write(name, "x");
        Assert.Throws<IOException>(() => AtomicFile.Write(_folder[name], _ => throw new IOException("full")));
        Assert.Equal("x", Text(name));
        Assert.Equal([name], Names);
    }
}
