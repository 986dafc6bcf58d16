using TypedDao.Storage;

namespace TypedDao.Tests.Storage;

public sealed class StorageKeyTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("a/b.c/..d/e..")]
    [InlineData("näme=😀/x y")]
    [InlineData("...")]
    public void Keys_of_good_segments_are_allowed(string key) => Assert.Null(StorageKey.Refuse(key));

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("/a", "it has an empty segment")]
    [InlineData("a/", "it has an empty segment")]
    [InlineData("a//b", "it has an empty segment")]
    [InlineData("a/./b", "it has a segment '.' or '..'")]
    [InlineData("..", "it has a segment '.' or '..'")]
    [InlineData("a\nb", "it contains the control character U+000A")]
    [InlineData("a\u0000", "it contains the control character U+0000")]
    public void Other_keys_are_refused_with_the_reason(string key, string reason)
    {
        Assert.Equal(reason, StorageKey.Refuse(key));
        var error = Assert.Throws<TypedDaoException>(() => StorageKey.Check(key));
        Assert.Equal((ErrorKind.NotSupported, $"'{key}' cannot be a key: {reason}."), (error.Kind, error.Message));
    }

    [Fact]
    public void A_key_is_well_formed_unicode()
        => Assert.Equal("it is not well-formed Unicode", StorageKey.Refuse("a" + '\ud800'));

    [Fact]
    public void The_limit_is_counted_in_bytes_of_utf8()
    {
        Assert.Null(StorageKey.Refuse(new string('ä', 512)));
        Assert.Equal("it is longer than 1024 bytes", StorageKey.Refuse(new string('ä', 512) + "a"));
    }
}
