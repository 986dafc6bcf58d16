using TypedDao.Files.Paths;

namespace TypedDao.Tests.Files.Paths;

public sealed class SortableFormsTests
{
    [Theory]
    [InlineData("yyyy-MM-dd", true)]
    [InlineData("yyyy/MM/dd", true)]
    [InlineData("yyyyMMdd", true)]
    [InlineData("yyyy", true)]
    [InlineData("yyyy-MM", true)]
    [InlineData("yyyy-MM-ddTHH", true)]
    [InlineData("yyyy-MM-dd HH:mm:ss.fff", true)]
    [InlineData("dd-MM-yyyy", false)]
    [InlineData("yyyy-dd-MM", false)]
    [InlineData("yyyy-M-d", false)]
    [InlineData("yyyy-dd", false)]
    [InlineData("MM-dd", false)]
    [InlineData("yyyy-MMM-dd", false)]
    [InlineData("yy-MM-dd", false)]
    [InlineData("yyyy-MM-dd hh:mm", false)]
    [InlineData("yyyy-MM-dd HH:mm:ss.FFF", false)]
    [InlineData("'y'yyyy", false)]
    [InlineData("d", false)]
    [InlineData("", false)]
    public void A_form_sorts_by_time_where_it_goes_from_years_down_with_fixed_width(string form, bool expected)
    {
        Assert.Equal(expected, SortableForms.IsSortable(form));
        if (expected)
        {
            var earlier = new DateTime(2024, 9, 30, 23, 59, 59, 999);
            string[] texts = [.. Enumerable.Range(0, 500).Select(day => earlier.AddDays(day * 11).ToString(form))];
            Assert.Equal(texts.Order(StringComparer.Ordinal), texts);
        }
    }
}
