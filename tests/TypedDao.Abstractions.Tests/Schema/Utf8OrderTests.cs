using System.Text;
using TypedDao.Schema;

namespace TypedDao.Tests.Schema;

public sealed class Utf8OrderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Text_is_ordered_by_its_UTF8_bytes(int seed)
    {
        var random = new Random(seed);
        string[] letters = ["a", "b", "/", "-", "\u007F", "\u0080", "\u07FF", "\u0800", "\uD7FF", "\uE000", "\uFFFD", "\U00010000", "\U0001F600", "\U0010FFFF"];
        for (int i = 0; i < 20_000; i++)
        {
            string x = Make();
            string y = random.Next(3) == 0 ? x + Make() : Make();
            int expected = Math.Sign(Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y)));
            Assert.True(expected == Math.Sign(Utf8Order.Compare(x, y)), $"seed {seed}: '{x}' and '{y}'");
        }

        string Make() => string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => letters[random.Next(letters.Length)]));
    }
}
