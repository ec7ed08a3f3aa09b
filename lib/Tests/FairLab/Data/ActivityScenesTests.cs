using FairLab.Data;

namespace FairLab.Tests.Data;

public sealed class ActivityScenesTests
{
    [Fact]
    public void Draw_has_the_shares_asked_for_and_leans_by_one_scene_at_a_half()
    {
        var scenes = new ActivityScenes([0.1, 0.5, 0.5, 0.9], 0.7, 0.25, seed: 1).Draw(125, seed: 2);
        // 12.5, 62.5 and 112.5 of 125: the half man falls on either side.
        double[] exact = [12.5, 62.5, 62.5, 112.5];
        Assert.All(scenes.Counts.Zip(exact), p => Assert.Equal(0.5, Math.Abs(p.First[0] - p.Second)));
        Assert.All(scenes.Counts, c => Assert.Equal(125, c.Sum()));
        Assert.Equal(500, scenes.Count);
        var again = new ActivityScenes([0.1, 0.5, 0.5, 0.9], 0.7, 0.25, seed: 1).Draw(125, seed: 2);
        Assert.Equal(scenes.Features, again.Features);
    }

    [Fact]
    public void Only_the_second_part_tells_the_gender()
    {
        var scenes = new ActivityScenes([0.5], 0.7, 0.5, seed: 3).Draw(20000, seed: 4);
        double Gap(int column) => Enumerable.Range(0, scenes.Count).Where(i => scenes.IsMan[i])
            .Average(i => scenes.Features[i, column])
            - Enumerable.Range(0, scenes.Count).Where(i => !scenes.IsMan[i]).Average(i => scenes.Features[i, column]);
        for (var j = 0; j < ActivityScenes.SceneWidth; j++)
            Assert.InRange(Gap(j), -0.06, 0.06);
        for (var j = 0; j < ActivityScenes.GenderWidth; j++)
            Assert.InRange(Math.Abs(Gap(ActivityScenes.SceneWidth + j)), 0.94, 1.06);
    }

    [Fact]
    public void Classes_come_back_and_bad_ones_are_named()
    {
        var scenes = new ActivityScenes([0.2, 0.7], 0.7, 0.25, seed: 1).Draw(10, seed: 2);
        var same = scenes.WithClasses(scenes.Classes);
        Assert.Equal((IEnumerable<int>)scenes.Activities, same.Activities);
        Assert.Equal((IEnumerable<bool>)scenes.IsMan, same.IsMan);
        Assert.Contains("found 1 classes, expected 20",
            Assert.Throws<ArgumentException>(() => scenes.WithClasses([0])).Message);
        Assert.Contains("scene 0: found the class 4, expected 0 to 3",
            Assert.Throws<ArgumentException>(() => scenes.WithClasses([.. Enumerable.Repeat(4, 20)])).Message);
        Assert.ThrowsAny<ArgumentException>(() => new ActivityScenes([1.2], 0.7, 0.25, seed: 1));
        Assert.ThrowsAny<ArgumentException>(() => ActivityScenes.SharesBetween(3, 0.6, 0.5, seed: 1));
    }

    [Fact]
    public void A_published_set_that_is_not_there_is_named() =>
        Assert.Contains("did you mean 'imSitu'?",
            Assert.Throws<ArgumentException>(() => PublishedShares.Load("imsitu")).Message);
}
