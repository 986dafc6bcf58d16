using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedDao.Docs.Blocks;

/// <summary>A block that is a program, as a method, so that one project holds many of them.</summary>
internal static class PageProgram
{
    /// <summary>The block with its statements in a method and its types beside that, each at its line of the page; null where it is no program.</summary>
    public static string? AsMethod(DocBlock block)
    {
        CompilationUnitSyntax unit = SyntaxFactory.ParseCompilationUnit(block.Text, options: new CSharpParseOptions(LanguageVersion.Preview));
        GlobalStatementSyntax[] statements = [.. unit.Members.OfType<GlobalStatementSyntax>()];
        if (statements.Length == 0)
        {
            return null;
        }

        int begin = statements[0].FullSpan.Start;
        int end = statements[^1].FullSpan.End;
        return $$"""
            {{At(block, 0)}}{{block.Text[..begin]}}
            namespace Block{{block.Line}}.{{Path.GetFileNameWithoutExtension(block.Page).Replace('-', '_')}}
            {
                file static class Program
                {
                    public static async Task RunAsync(string[] args)
                    {
                        await Task.Yield();
            {{At(block, begin)}}{{block.Text[begin..end]}}
            #line default
                    }
                }
            {{At(block, end)}}{{block.Text[end..]}}
            #line default
            }
            """;
    }

    private static string At(DocBlock block, int position)
        => $"#line {block.Line + block.Text[..position].Count(c => c == '\n')} \"/{block.Page}\"\n";
}
