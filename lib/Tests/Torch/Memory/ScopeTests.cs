using static TorchSharp.torch;

namespace TorchSharp.Tests.Memory;

public sealed class ScopeTests
{
    [Fact]
    public void Scope_frees_what_was_created_inside_and_nothing_else()
    {
        var outside = ones(2);
        Tensor inside;
        using (var scope = NewDisposeScope())
        {
            inside = outside + 1;
            Assert.True(scope.Contains(inside));
            Assert.False(scope.Contains(outside));
        }
        Assert.True(inside.IsInvalid);
        Assert.False(outside.IsInvalid);
    }

    [Fact]
    public void Scope_moved_out_tensor_belongs_to_the_outer_scope()
    {
        Tensor kept;
        using (var outer = NewDisposeScope())
        {
            using (NewDisposeScope()) kept = ones(2).MoveToOuterDisposeScope();
            Assert.False(kept.IsInvalid);
            Assert.True(outer.Contains(kept));
        }
        Assert.True(kept.IsInvalid);
    }

    [Fact]
    public void Scope_moved_out_of_the_outermost_or_detached_is_left_to_the_collector()
    {
        Tensor moved, detached;
        using (NewDisposeScope())
        {
            moved = ones(2).MoveToOuterDisposeScope();
            detached = ones(2).DetachFromDisposeScope();
        }
        Assert.Equal(2, moved.sum().item<float>());
        Assert.Equal(2, detached.sum().item<float>());
    }

    [Fact]
    public void Scope_early_dispose_takes_the_tensor_out()
    {
        using var scope = NewDisposeScope();
        var tensor = ones(2);
        tensor.Dispose();
        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void Scope_of_one_thread_does_not_own_tensors_of_another()
    {
        using var scope = NewDisposeScope();
        Tensor? other = null;
        var thread = new Thread(() => other = ones(2));
        thread.Start();
        thread.Join();
        Assert.Equal(0, scope.DisposablesCount);
        Assert.Null(CurrentDisposeScope is null ? "none" : null);
        scope.Dispose();
        Assert.False(other!.IsInvalid);
    }

    [Fact]
    public void Scope_DisposeEverythingBut_keeps_owning_what_it_keeps()
    {
        using var scope = NewDisposeScope();
        var (first, second) = (ones(2), ones(2));
        Assert.Same(second, scope.DisposeEverythingBut(second));
        Assert.True(first.IsInvalid);
        Assert.True(scope.Contains(second));
        scope.DisposeEverything();
        Assert.True(second.IsInvalid);
    }

    [Fact]
    public void Parameter_takes_the_handle_over_and_leaves_every_scope()
    {
        Modules.Parameter parameter;
        using (NewDisposeScope())
        {
            var data = ones(2);
            parameter = nn.Parameter(data);
            Assert.True(data.IsInvalid);
        }
        Assert.False(parameter.IsInvalid);
        Assert.True(parameter.requires_grad);
    }

    [Fact]
    public void WrappedTensorDisposeScope_leaves_only_the_result()
    {
        var before = Tensor.TotalCount;
        using var result = WrappedTensorDisposeScope(() => (ones(2) + ones(2)) * ones(2));
        Assert.Equal(before + 1, Tensor.TotalCount);
    }
}
