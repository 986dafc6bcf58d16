using System.Text;

namespace TypedDao.Tests.Rows;

/// <summary>Text as its bytes in UTF-8.</summary>
public sealed class Utf8StringTests
{
    private static readonly string[] Texts = ["", "a", "ab", "b", "é", "東京", "\uFFFD", "🏯", "e\u0301", "\0"];

    [Fact]
    public void A_text_is_the_same_after_it_was_bytes()
    {
        foreach (string text in Texts)
        {
            var value = new Utf8String(text);
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            Assert.Equal(text, value.ToString());
            Assert.Equal(bytes, value.Span.ToArray());
            Assert.Equal(bytes, value.Memory.ToArray());
            Assert.Equal((bytes.Length, bytes.Length == 0), (value.Length, value.IsEmpty));
            Assert.Equal(value, new Utf8String(bytes));
            Assert.Equal(value, value.Copy());
            Assert.True(value.Equals(bytes));
            Assert.Equal($"<{text}>", $"<{value}>");
            Assert.Equal(text, string.Create(null, $"{value}"));
        }

        Assert.Equal(default, new Utf8String(string.Empty));
        Assert.Equal(string.Empty, default(Utf8String).ToString());
    }

    [Fact]
    public void Texts_are_equal_and_ordered_by_code_points()
    {
        Utf8String[] sorted = [.. Texts.Select(text => new Utf8String(text)).Order()];
        Assert.Equal(["", "\0", "a", "ab", "b", "e\u0301", "é", "東京", "\uFFFD", "🏯"], sorted.Select(value => value.ToString()));
        foreach ((Utf8String left, int i) in sorted.Select((value, i) => (value, i)))
        {
            foreach ((Utf8String right, int j) in sorted.Select((value, j) => (value.Copy(), j)))
            {
                Assert.Equal((i < j, i <= j, i == j, i != j, i >= j, i > j), (left < right, left <= right, left == right, left != right, left >= right, left > right));
                Assert.Equal(i == j, left.Equals((object)right));
                Assert.Equal(Math.Sign(i.CompareTo(j)), Math.Sign(left.CompareTo((object)right)));
            }

            Assert.Equal(left.GetHashCode(), left.Copy().GetHashCode());
        }

        Assert.Equal(1, default(Utf8String).CompareTo(null));
        Assert.Equal(
            "A Utf8String is compared with a String. (Parameter 'obj')",
            Assert.Throws<ArgumentException>(() => default(Utf8String).CompareTo((object)"a")).Message);
    }

    [Fact]
    public void What_is_no_text_is_refused()
    {
        Assert.Equal(
            "The bytes are not text in UTF-8. (Parameter 'bytes')",
            Assert.Throws<ArgumentException>(() => new Utf8String([0x61, 0xC3])).Message);
        Assert.Equal(
            "Half of a surrogate pair stands alone, which is no text. (Parameter 'text')",
            Assert.Throws<ArgumentException>(() => new Utf8String("a\uD83D")).Message);
    }

    [Fact]
    public void A_text_is_written_where_there_is_room()
    {
        var value = new Utf8String("éa");
        Span<byte> bytes = stackalloc byte[3];
        Assert.True(value.TryFormat(bytes, out int written, default, null));
        Assert.Equal(3, written);
        Assert.False(value.TryFormat(bytes[..2], out written, default, null));
        Assert.Equal(0, written);
        Span<char> chars = stackalloc char[2];
        Assert.True(value.TryFormat(chars, out written, default, null));
        Assert.Equal("éa", new string(chars[..written]));
        Assert.False(value.TryFormat(chars[..1], out written, default, null));
    }
}
