using System.Text;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;

namespace LatentMI.Tests.Reading;

public sealed class TextTableReaderTests
{
    [Theory]
    [InlineData("a.csv", "1,2.5\n-3e2,4\n")]
    [InlineData("crlf.csv", "1,2.5\r\n-3e2,4\r\n")]
    [InlineData("no_final_newline.csv", "1,2.5\n-3e2,4")]
    [InlineData("blank_ends.csv", "\n \n1,2.5\n-3e2,4\n\n  \r\n\n")]
    [InlineData("spaces.csv", " 1 , 2.5\n-3e2,4 \n")]
    [InlineData("quoted.csv", "\"1\",\"2.5\"\n\"-3e2\",4\n")]
    [InlineData("semicolon.csv", "1;2.5\n-3e2;4\n")]
    [InlineData("tab.csv", "1\t2.5\n-3e2\t4\n")]
    [InlineData("tab.tsv", "1\t2.5\n-3e2\t4\n")]
    [InlineData("space.txt", "1 2.5\n-3e2 4\n")]
    [InlineData("aligned.dat", "   1.0     2.5\n  -3e2 \t  4\n\n")]
    [InlineData("comma.dat", "1, 2.5\n-3e2, 4\n")]
    [InlineData("comments.csv", "# a, \"b\n1,2.5\n#\n-3e2,4\n# end")]
    [InlineData("comments.txt", "# a b\n1 2.5\n#\n-3e2 4\n# end")]
    [InlineData("comments.tsv", "#a\tb\n1\t2.5\n# c\td\n#!\te\n##\t\n-3e2\t4\n#end")]
    [InlineData("apostrophes.csv", "# don't, \"don't\n1,2.5\n#don't do \"that\n-3e2,4\n")]
    public void The_same_numbers_are_read_from_every_style(string name, string text)
    {
        SampleSource source = Read(name, text);
        Assert.Equal("text", source.Format);
        Assert.Equal(SampleType.Float64, source.Samples.Type);
        Assert.Equal((2, 2), (source.Samples.Count, source.Samples.Dimensions));
        Assert.Equal([1, 2.5], source.Samples.Row<double>(0).ToArray());
        Assert.Equal([-300.0, 4], source.Samples.Row<double>(1).ToArray());
        Assert.Empty(source.Notes);
        Assert.Null(source.Samples.ColumnNames);
    }

    [Theory]
    [InlineData("savetxt.txt")]
    [InlineData("savetxt.csv")]
    public void What_numpy_savetxt_writes_is_read(string name)
    {
        SampleSource source = SampleReader.Read(GoldenFiles.Path(name), TestContext.Current.CancellationToken);
        GoldenFiles.AssertMatrix(source.Samples);
    }

    [Fact]
    public void Byte_order_marks_tell_the_encoding()
    {
        using var folder = new TemporaryFolder();
        foreach (Encoding encoding in new Encoding[] { new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true) })
        {
            string path = folder.Write("mark.csv", [.. encoding.GetPreamble(), .. encoding.GetBytes("1,2\n3,4\n")]);
            Samples samples = SampleReader.Read(path, TestContext.Current.CancellationToken).Samples;
            Assert.Equal([3.0, 4], samples.Row<double>(1).ToArray());
        }
    }

    [Fact]
    public void Nan_and_infinity_are_read_where_they_are_spelled_so()
    {
        Samples samples = Read("special.csv", "nan,inf,-inf,+Inf\nNaN,Infinity,-INFINITY,+Infinity\n").Samples;
        Assert.Equal([double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity], samples.Row<double>(0).ToArray());
        Assert.Equal([double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity], samples.Row<double>(1).ToArray());
    }

    [Fact]
    public void A_header_names_the_columns()
    {
        SampleSource source = Read("header.csv", "# made today\nheight,\"weight, kg\",age,x\n1,2,3,4\n");
        Assert.Equal(["height", "weight, kg", "age", "x"], source.Samples.ColumnNames);
        Assert.Equal(1, source.Samples.Count);
        Assert.Equal(["line 2 is a header: height, weight, kg, age, ... (4)"], source.Notes);
        Assert.Null(source.RowNames);
    }

    [Fact]
    public void A_header_of_one_column_is_recognized()
    {
        Samples samples = Read("one.csv", "label\n1\n0\n").Samples;
        Assert.Equal(["label"], samples.ColumnNames);
        Assert.Equal(2, samples.Count);
    }

    [Fact]
    public void An_empty_corner_marks_row_names_even_if_they_are_numbers()
    {
        SampleSource source = Read("pandas.csv", ",a,b\n0,1.5,2\n1,3.5,4\n");
        Assert.Equal(["a", "b"], source.Samples.ColumnNames);
        Assert.Equal(["0", "1"], source.RowNames);
        Assert.Null(source.IndexColumn);
        Assert.Equal([3.5, 4], source.Samples.Row<double>(1).ToArray());
        Assert.Equal(["line 1 is a header: a, b", "column 1 holds row names, not values: 0, 1"], source.Notes);
    }

    [Theory]
    [InlineData("Month,1958,1959\nJAN,340,360\nFEB,318,342\n", "JAN")]
    [InlineData("Country Code,1958\nAUT,3.4\nBEL,1.4\n", "AUT")]
    [InlineData("sales_region,7,3\nnorth,1,9\nsouth,5,6\n", "north")]
    [InlineData("Tree,1958,1959\nA7,340,360\nB8,318,342\nC9,1,\n", "A7")]
    [InlineData("Tree,1,2\nA7,.3,.4\nB8,.5,.6\nC9,.7,.8\n", "A7")]
    [InlineData(",1958,1959\nJAN,340,360\nFEB,318,342\n", "JAN")]
    [InlineData(",0.5,10\nA,1,2\nB,3,4\n", "A")]
    [InlineData("A1,10,20,40,80,90\nB2,5,1,9,3,2\nC3,6,5,1,8,9\n", "B2")]
    [InlineData("Tree,1,2,3\nA7,34,36,11\nB8,31,34,56\nC9,61,,43\n", "A7")]
    [InlineData(",1958\n0,340\n1,318\n2,362\n", "0")]
    public void Years_and_numbers_above_columns_are_a_header(string text, string firstRow)
    {
        SampleSource source = Read("years.csv", text);
        Assert.Equal(text.Count(c => c == '\n') - 1, source.Samples.Count);
        Assert.Equal(text.Split('\n')[0].Split(',')[1..], source.Samples.ColumnNames!);
        Assert.Equal(firstRow, source.RowNames![0]);
        using var folder = new TemporaryFolder();
        Assert.Equal(source.Samples.Count, MetadataReader.Read(folder.Write("years.csv", text), TestContext.Current.CancellationToken).Count);
    }

    [Theory]
    [InlineData("A,1,2\nB,3,4\nC,5,6\n")]
    [InlineData("WT,12,20\nmu,13,19\nma,12,21\n")]
    [InlineData("T cell,3,4\nB cell,5,6\n")]
    [InlineData("city,3,4\nstate,5,6\n")]
    [InlineData("A,1958,1959\nB,1957,1961\n")]
    [InlineData("A,2,1,3\nB,4,5,6\n")]
    public void A_row_like_the_others_is_no_header(string text)
    {
        SampleSource source = Read("rows.csv", text);
        Assert.Equal(text.Count(c => c == '\n'), source.Samples.Count);
        Assert.Null(source.Samples.ColumnNames);
    }

    [Fact]
    public void Two_columns_of_names_beside_one_of_numbers_are_rows()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(3, SampleReader.Read(folder.Write("pairs.csv", "P1,Q4,3\nP2,Q5,4\nP3,Q6,7\n") + ":1", TestContext.Current.CancellationToken).Samples.Count);
        Assert.Equal(3, SampleReader.Read(folder.Write("land.csv", "Land,Code,1958\nOslo,NOR,4\nRom,ITA,7\nBonn,BRD,8\n") + ":1958", TestContext.Current.CancellationToken).Samples.Count);
    }

    [Theory]
    [InlineData("id,2019,2020\na,1,2\nb,3,4\n", true)]
    [InlineData("ID,10,0.5\na,1,2\nb,3,4\n", true)]
    [InlineData("id,2019,2020\n7,1,2\n8,3,4\n", false)]
    public void Years_and_doses_beside_a_column_of_identifiers_are_a_header(string text, bool hasNames)
    {
        using var folder = new TemporaryFolder();
        SampleSource source = SampleReader.Read(folder.Write("t.csv", text), TestContext.Current.CancellationToken);
        using Samples samples = source.Samples;
        Assert.Equal(2, samples.Count);
        Assert.Equal(hasNames ? ["a", "b"] : null, source.RowNames);
        Assert.Equal(hasNames ? 2 : 3, samples.Dimensions);
    }

    [Fact]
    public void An_empty_corner_before_numbered_columns_is_a_header()
    {
        SampleSource source = Read("numbered.csv", ",0,1\nr1,1.5,2\nr2,3.5,4\n");
        Assert.Equal(["0", "1"], source.Samples.ColumnNames);
        Assert.Equal(["r1", "r2"], source.RowNames);
    }

    [Fact]
    public void A_named_column_of_text_holds_row_names()
    {
        SampleSource source = Read("index.tsv", "cell\tg1\tg2\nAAC\t1\t2\nAAG\t3\t4\n");
        Assert.Equal("cell", source.IndexColumn);
        Assert.Equal(["AAC", "AAG"], source.RowNames);
        Assert.Equal(["g1", "g2"], source.Samples.ColumnNames);
        Assert.Equal(["line 1 is a header: g1, g2", "column 1 ('cell') holds row names, not values: AAC, AAG"], source.Notes);
    }

    [Fact]
    public void Row_names_are_recognized_without_a_header()
    {
        SampleSource source = Read("rows.csv", "\"one, 1\",1,2\ntwo,3,4\n");
        Assert.Equal(["one, 1", "two"], source.RowNames);
        Assert.Null(source.Samples.ColumnNames);
        Assert.Equal((2, 2), (source.Samples.Count, source.Samples.Dimensions));
    }

    [Theory]
    [InlineData("r.txt", "\"a\" \"b c\"\n\"row 1\" 1 2\n\"row 2\" 3 4\n")]
    [InlineData("r.csv", "a,b c\nrow 1,1,2\nrow 2,3,4\n")]
    public void A_header_of_one_name_less_is_read_as_r_writes_it(string name, string text)
    {
        SampleSource source = Read(name, text);
        Assert.Equal(["a", "b c"], source.Samples.ColumnNames);
        Assert.Equal(["row 1", "row 2"], source.RowNames);
        Assert.Equal([3.0, 4], source.Samples.Row<double>(1).ToArray());
    }

    [Fact]
    public void A_first_row_that_numbers_the_columns_is_a_header()
    {
        SampleSource source = SampleReader.Read(
            SharedFiles.Path("data/real/uci-multiple-features/mfeat-mor.csv.gz"), TestContext.Current.CancellationToken);
        Assert.Equal("text, gzip", source.Format);
        Assert.Equal((2000, 7), (source.Samples.Count, source.Samples.Dimensions));
        Assert.Equal([1, 1, 1, 133.92, 1.5646, 3808, 9], source.Samples.Row<double>(1999).ToArray());
        Assert.Equal(["line 1 is a header: 0, 1, 2, ... (7)"], source.Notes);
    }

    [Theory]
    [InlineData("0\n0.5\n1.5\n", 1, false)]
    [InlineData("0\n0.5\n1.0\n", 1, true)]
    [InlineData("0,1\n0.5,2\n-3.0,3\n", 2, true)]
    [InlineData("0,1\n0.5,2\n,3\n", 2, false)]
    [InlineData("0,2\n0.5,2\n1.0,3\n", 2, false)]
    [InlineData("0\n0.5\n1\n", 1, false)]
    [InlineData("3\n0.5\n1.5\n", 1, false)]
    [InlineData("0,1\n0.5,2\n1.5,3\n", 2, false)]
    [InlineData("0,1,2\n0,2,3\n1.5,3,4\n", 3, false)]
    [InlineData("0,1,2\n-1e-3,2,3\n.5,3,4\n", 3, true)]
    [InlineData("2001,2002,2003\n.1,2,3\n.5,3,4\n", 3, true)]
    [InlineData("2001,2003,2002\n.1,2,3\n.5,3,4\n", 3, false)]
    public void A_count_above_fractions_is_a_header(string text, int columns, bool isHeader)
    {
        Samples samples = Read("short.csv", text).Samples;
        Assert.Equal((isHeader ? 2 : 3, columns), (samples.Count, samples.Dimensions));
        Assert.Equal(isHeader, samples.ColumnNames is not null);
    }

    [Fact]
    public void A_row_that_may_number_columns_is_noted()
    {
        Assert.Equal(["line 1 was read as values (0, 1); if it numbers the columns, give them names"], Read("unclear.csv", "0,1\n0.5,2.5\n1.5,3.5\n").Notes);
        Assert.Empty(Read("clear.csv", "0,1\n0.5,2.5\n1,3.5\n").Notes);
    }

    [Theory]
    [InlineData("# made by,\"a tool\na,b\n1,2\n3,4\n")]
    [InlineData("a,b\n1,2\n## it's,\"open\n3,4\n")]
    [InlineData("a,b\n1,2\n#\t\"\r\n3,4\n")]
    [InlineData("sep=;\na;b\n1;2\n3;4\n")]
    [InlineData("\"a\", \"b\"\n1, \"2\"\n3, \"4\"\n")]
    public void Comments_with_quotes_and_what_spreadsheets_add_are_no_rows(string text)
    {
        Samples samples = Read("comments.csv", text).Samples;
        Assert.Equal(["a", "b"], samples.ColumnNames);
        Assert.Equal([1.0, 2, 3, 4], Enumerable.Range(0, samples.Count).SelectMany(row => samples.Row<double>(row).ToArray()));
    }

    [Fact]
    public void A_field_that_goes_on_after_a_line_keeps_its_quotes()
    {
        SampleSource source = Read("over.csv", "a,b\n\"x\n# y\",2\nz,3\n");
        Assert.Equal(["x\n# y", "z"], source.RowNames);
    }

    [Theory]
    [InlineData("9007199254740994")]
    [InlineData("-100000000000000000000")]
    [InlineData("9007199254740993.0")]
    public void Whole_numbers_that_float64_holds_and_fractions_are_read(string number) => Assert.Equal(2, Read("large.csv", $"a,b\n{number},2\n3,4\n").Samples.Count);

    [Theory]
    [InlineData("subject,b\ns1,2\ns1,3\ns1,4\ns2,5\ns2,1\n")]
    [InlineData("symbol,b\nA,2\nA,3\nB,4\nC,5\nD,1\n")]
    [InlineData("color,b\n\"#1\",2\n\"#2\",3\n\"#3\",4\n\"#4\",5\n\"#5\",1\n")]
    public void Row_names_may_recur_in_part_or_under_a_name_of_row_names(string text) => Assert.Equal(5, Read("names.csv", text).RowNames!.Count);

    [Fact]
    public void An_error_of_a_spreadsheet_is_no_comment()
    {
        Samples samples = Read("sheet.csv", "a,b\n#N/A,1\n2,3\n").Samples;
        Assert.Equal([double.NaN, 1, 2, 3], Enumerable.Range(0, 2).SelectMany(row => samples.Row<double>(row).ToArray()));
    }

    [Fact]
    public void Labels_that_differ_in_bytes_that_are_no_utf_8_stay_different()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("latin1.csv", Encoding.Latin1.GetBytes("Gr\u00F6\u00DFe\nB\u00E4r\nB\u00F6r\nB\u00E4r\n"));
        SampleSource source = LabelReader.Read(path, TestContext.Current.CancellationToken);
        Assert.Equal(["B\u00E4r", "B\u00F6r"], source.Labels!);
        Assert.Equal(["Gr\u00F6\u00DFe"], source.Samples.ColumnNames!);
    }

    [Fact]
    public void A_single_column_under_a_quoted_name_is_one_column()
    {
        SampleSource source = Read("quoted.csv", "\"weight, in \"\"kg\"\"\"\n1.5\n2.5\n");
        Assert.Equal(["weight, in \"kg\""], source.Samples.ColumnNames!);
        Assert.Equal((2, 1), (source.Samples.Count, source.Samples.Dimensions));
    }

    [Fact]
    public void A_first_row_that_the_second_goes_on_counting_from_is_data()
    {
        SampleSource source = Read("count.csv", "0,1,2,3\n4,5,6,7\n");
        Assert.Equal((2, 4), (source.Samples.Count, source.Samples.Dimensions));
        Assert.Empty(source.Notes);
    }

    [Theory]
    [InlineData("fac", 217)]
    [InlineData("fou", 77)]
    [InlineData("kar", 65)]
    [InlineData("pix", 241)]
    [InlineData("zer", 48)]
    public void Gzipped_tables_are_read_whole(string view, int columns)
    {
        Samples samples = SampleReader.Read(
            SharedFiles.Path($"data/real/uci-multiple-features/mfeat-{view}.csv.gz"), TestContext.Current.CancellationToken).Samples;
        Assert.Equal((2000, columns), (samples.Count, samples.Dimensions));
        Assert.Equal(9, samples[1999, columns - 1]);
    }

    [Fact]
    public void A_table_with_quoted_names_on_both_sides_is_read()
    {
        SampleSource source = SampleReader.Read(SharedFiles.Path("data/real/citeseq-pbmc/citeseq_ADT.csv.gz"), TestContext.Current.CancellationToken);
        Assert.Equal((49, 500), (source.Samples.Count, source.Samples.Dimensions));
        Assert.Equal("AAGCCGCGTTGTCTTT", source.Samples.ColumnNames![0]);
        Assert.Equal("B220 (CD45R)", source.RowNames![0]);
    }

    [Theory]
    [InlineData("1,2\n3,x4\n", "line 2, column 2: found 'x4' where a number is expected.")]
    [InlineData("a,b\n1,2\n3,x4\n", "line 3, column 2 (b): found 'x4' where a number is expected.")]
    [InlineData("# c\n1,2\n# d\n\"3\",\"x\n4\"\n", "line 4, column 2: found 'x\\u000a4' where a number is expected.")]
    [InlineData("\"a\nb\",c\n1,2\nx,3\n", "line 4, column 1 (a\\u000ab): found 'x' where a number is expected; if the column holds row names, leave its name in the header empty; if labels, choose other columns.")]
    [InlineData("a,b\n<0.01,2\n3,4\n5,6\n", "line 2, column 1 (a): found '<0.01' where a number is expected; replace it by a number, or leave the field empty if the value is missing.")]
    [InlineData("a,b\n3,4\n5,>6\n", "line 3, column 2 (b): found '>6' where a number is expected; replace it by a number, or leave the field empty if the value is missing.")]
    [InlineData("a,b\nND,4\nND,5\n3,6\n", "line 2, column 1 (a): found 'ND' where a number is expected; if the column holds row names, leave its name in the header empty; if labels, choose other columns.")]
    [InlineData("<0.01,2\n3,4\n", "line 1, column 1: found '<0.01' where a number is expected; replace it by a number, or leave the field empty if the value is missing.")]
    [InlineData("3,<0.01\n3,4\n", "line 1, column 2: found '<0.01' where a number is expected; replace it by a number, or leave the field empty if the value is missing.")]
    [InlineData("x,2\n3,4\n5,6\n", "line 1, column 1: found 'x' where a number is expected.")]
    [InlineData("2,x\n3,4\n5,6\n", "line 1, column 2: found 'x' where a number is expected.")]
    [InlineData("a,b\n\"1,234.5\",2\n3,4\n", "line 2, column 1 (a): found '1,234.5' where a number is expected; write the number alone, without marks between thousands and units.")]
    [InlineData("a,b\n0.5 mg,2\n3,4\n", "line 2, column 1 (a): found '0.5 mg' where a number is expected; write the number alone, without marks between thousands and units.")]
    [InlineData("a,b\n(1+2j),2\n(3-1.5e2j),4\n", "line 2, column 1 (a): found '(1+2j)' where a number is expected; write the real and the imaginary parts as columns.")]
    [InlineData("1.5D-03,2\n2.5D-03,4\n", "line 1, column 1: found '1.5D-03' where a number is expected; write the exponent with E.")]
    [InlineData("1,2\0\n3,4\n", "line 1, column 2: found '2\\u0000' where a number is expected.")]
    [InlineData("1\0,\0\n3,4\n", "is no text in UTF-8, as its first line holds characters NUL; decompress it if it is compressed, or save it as UTF-8.")]
    [InlineData("a,b\n9007199254740993,2\n3,4\n", "line 2, column 1 (a): found '9007199254740993' where a number is expected, which is an integer beyond 2^53 that a float64 cannot hold exactly; scale or recode the values.")]
    [InlineData("1,2\n3,-12345678901234567\n", "line 2, column 2: found '-12345678901234567' where a number is expected, which is an integer beyond 2^53 that a float64 cannot hold exactly; scale or recode the values.")]
    [InlineData("a,b\n−1,2\n–3,4\n", "line 2, column 1 (a): found '−1' where a number is expected; write the sign as a hyphen.")]
    [InlineData("a|b\n1|2\n3|4\n", "line 1, column 1: found 'a|b' where a number is expected; fields are separated by commas, semicolons, tabs or white space.")]
    [InlineData("a,b\n1,2,\n3,4,\n", "each row ends in a delimiter and the header does not, so that names would stand above other columns; remove the delimiter from the ends of the rows.")]
    [InlineData("a,b\n#REF!,2\n3,4\n", "line 2, column 1 (a): found '#REF!' where a number is expected; if the column holds row names, leave its name in the header empty; if labels, choose other columns.")]
    [InlineData("type,b\nT cell,2\nB cell,3\nT cell,4\nT cell,5\nB cell,1\n", "line 2, column 1 (type): found 'T cell' where a number is expected; if the column holds row names, leave its name in the header empty; if labels, choose other columns.")]
    [InlineData("T cell,2\nB cell,3\nT cell,4\nT cell,5\nB cell,1\n", "line 1, column 1: found 'T cell' where a number is expected.")]
    [InlineData("a,b\n1,2\n#3,4\n", "line 3 starts with '#' like a comment, but has the fields of a row; remove it if it is a comment, or put its first field in double quotes.")]
    [InlineData("#3,4\n1,2\n", "line 1 starts with '#' like a comment, but has the fields of a row; remove it if it is a comment, or put its first field in double quotes.")]
    [InlineData("a,b\nTRUE,2\nFALSE,4\n", "line 2, column 1 (a): found 'TRUE' where a number is expected; write 1 and 0.")]
    [InlineData("a;b\n1,5;2\n3;4\n", "line 2, column 1 (a): found '1,5' where a number is expected; write decimals with a point, or read the file with a decimal comma.")]
    [InlineData("x\n1,5\n2,5\n1,7\n", "the header has 1 name and the rows have 2 fields, of which the first are no row names, as '1' occurs twice; name all columns, or put texts that hold the delimiter in double quotes.")]
    [InlineData("x\n1,5\n3,5\n", "the header has 1 name and the rows have 2 fields, of which the first are no row names, as '1' and the others are numbers that do not count the rows; name all columns, or put texts that hold the delimiter in double quotes.")]
    [InlineData("Vienna,1900\nGraz,300\nLinz,210\n", "line 1 (Vienna, 1900) may name the columns or be a row of values; if it names them, leave its first field empty; if not, put a line of names above it.")]
    [InlineData("A7,1,2\nB8,.3,.4\nC9,.5,.6\n", "line 1 (A7, 1, 2) may name the columns or be a row of values; if it names them, leave its first field empty; if not, put a line of names above it.")]
    [InlineData("# c\nWT,3,4\nmu1,13,19\nmu2,12,21\nmu3,15,25\n", "line 2 (WT, 3, 4) may name the columns or be a row of values; if it names them, leave its first field empty; if not, put a line of names above it.")]
    [InlineData("A,1,2,3\nB,4,9,6\nC,7,1,9\n", "line 1 (A, 1, 2, ...) may name the columns or be a row of values; if it names them, leave its first field empty; if not, put a line of names above it.")]
    [InlineData("A,1,2,4,8,9\nB,0,1,2,4,5\n", "line 1 (A, 1, 2, ...) may name the columns or be a row of values; if it names them, leave its first field empty; if not, put a line of names above it.")]
    [InlineData("A,1,2,4,8,9\nB,1,3,6,8,9\nC,3,2,1,3,2\n", "line 1 (A, 1, 2, ...) may name the columns or be a row of values; if it names them, leave its first field empty; if not, put a line of names above it.")]
    [InlineData("Results\na,b\n1,2\n3,4\n", "line 1 (Results) is a title and not a row of the table below it; remove it, or write # in front of it.")]
    [InlineData("Results,,\nname,b,c\nx,2,\ny,4,5\n", "line 1 (Results) is a title and not a row of the table below it; remove it, or write # in front of it.")]
    [InlineData("Results of 2020\n\n1,2,3\n3,4,5\n", "line 1 (Results of 2020) is a title and not a row of the table below it; remove it, or write # in front of it.")]
    [InlineData("% made today\n1,5\n2,6\n", "line 1 (% made today) is a title and not a row of the table below it; remove it, or write # in front of it.")]
    [InlineData("a,b\n(1),2\n(3),4\n", "line 2, column 1 (a): found '(1)' where a number is expected; write the sign as a hyphen in front of the number.")]
    [InlineData("a,b\n0x1F,2\n0x2F,3\n", "line 2, column 1 (a): found '0x1F' where a number is expected; write a decimal number.")]
    [InlineData("a,b\n1/2,2\n3/4,3\n", "line 2, column 1 (a): found '1/2' where a number is expected; write a decimal number.")]
    [InlineData("a,b\n--,2\n--,3\n", "line 2, column 1 (a): found '--' where a number is expected.")]
    [InlineData("a,b\n1\u00A0234,2\n3\u202F456,3\n", "line 2, column 1 (a): found '1\u00A0234' where a number is expected; write the number alone, without marks between thousands and units.")]
    [InlineData("a,b\n1\u200B,2\n3\u200B,4\n", "line 2, column 1 (a): found '1\\u200b' where a number is expected; write it in the digits 0 to 9, without invisible characters.")]
    [InlineData("a,b\n\u0661,2\n\uFF13,4\n", "line 2, column 1 (a): found '\u0661' where a number is expected; write it in the digits 0 to 9, without invisible characters.")]
    [InlineData("a,b\n\"1,234\",2\n\"3,456\",4\n", "line 2, column 1 (a): found '1,234' where a number is expected; write it without a mark between thousands, or, if the comma is a decimal mark, read the file with a decimal comma.")]
    [InlineData("1,2\n3\n", "line 2, column 2: the row has 1 field where 2 are expected, as line 1 has.")]
    [InlineData("1,2\n3,4,5\n", "line 2, column 3: the row has 3 fields where 2 are expected, as line 1 has.")]
    [InlineData("a,b\nr,1,2\ns,1\n", "line 3, column 3: the row has 2 fields where 3 are expected, as line 2 has.")]
    [InlineData("1,2\n\n3,4\n", "line 2 is blank, but rows follow it; remove it or fill in its values.")]
    [InlineData("1;2,5\n3;4,5\n", "line 1, column 2: found '2,5' where a number is expected; write decimals with a point, or read the file with a decimal comma.")]
    [InlineData("a,b\n", "line 1 is a header (a, b), but no row of values follows it.")]
    [InlineData("# nothing\n\n", "the file holds no rows.")]
    [InlineData("1,2\n3,\"4\n5,6\n", "line 2 has a quote that is not closed, or text after a closing quote.")]
    [InlineData("1,2\n3,\"4\"x\n", "line 2 has a quote that is not closed, or text after a closing quote.")]
    [InlineData("", "the file is empty, or a pipe or a device; save the content to a file first.")]
    public void Bad_text_is_refused_with_its_line_and_column(string text, string problem)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("bad.csv", text);
        ReadingErrors.AssertMessage(path, $"{path}: {problem}");
    }

    [Fact]
    public void A_long_field_is_shown_shortened()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("long.txt", $"a {new string('x', 500)}\n2 3\n4 {new string('y', 500)}\n");
        ReadingErrors.AssertMessage(path, $"{path}: line 3, column 2 ({new string('x', 200)}...): found '{new string('y', 40)}...' where a number is expected.");
    }

    [Fact]
    public void Rows_longer_than_the_reading_buffer_are_read()
    {
        const int Columns = 30_000;
        var text = new StringBuilder();
        for (int row = 0; row < 3; row++)
        {
            text.AppendJoin(',', Enumerable.Range(row + 7, Columns)).Append('\n');
        }

        Samples samples = Read("wide.csv", text.ToString()).Samples;
        Assert.Equal((3, Columns), (samples.Count, samples.Dimensions));
        Assert.Equal(Columns + 8, samples[2, Columns - 1]);
    }

    [Theory]
    [InlineData("a.csv", "celltype\nNK cell\nCD4 T\nCD4 T\nCD14 Mono high\n", "celltype")]
    [InlineData("crlf.csv", "celltype\r\nNK cell\r\nCD4 T\r\nCD4 T\r\nCD14 Mono high\r\n", "celltype")]
    [InlineData("mark.csv", "\uFEFFcell type\nNK cell\nCD4 T\nCD4 T\nCD14 Mono high\n", "cell type")]
    [InlineData("a.tsv", "celltype\nNK cell\nCD4 T\nCD4 T\nCD14 Mono high", "celltype")]
    [InlineData("a.txt", "celltype\nNK cell\nCD4 T\nCD4 T\nCD14 Mono high\n", "celltype")]
    [InlineData("quoted.csv", "\"celltype\"\n\"NK cell\"\n\"CD4 T\"\n\"CD4 T\"\n\"CD14 Mono high\"\n", "celltype")]
    [InlineData("index.csv", ",celltype\nc1,NK cell\nc2,CD4 T\nc3,CD4 T\nc4,CD14 Mono high\n", "celltype")]
    [InlineData("r.tsv", "celltype\nc1\tNK cell\nc2\tCD4 T\nc3\tCD4 T\nc4\tCD14 Mono high\n", "celltype")]
    [InlineData("headless.csv", "CD4 T\nNK cell\nCD4 T\nCD14 Mono high\n", "label")]
    [InlineData("headless.txt", "CD4 T\nNK cell\nCD4 T\nCD14 Mono high\n", "label")]
    public void Labels_with_spaces_are_one_column(string name, string text, string column)
    {
        using var folder = new TemporaryFolder();
        SampleSource source = LabelReader.Read(folder.Write(name, text), TestContext.Current.CancellationToken);
        Assert.Equal(["CD14 Mono high", "CD4 T", "NK cell"], source.Labels!);
        Assert.Equal((4, 1), (source.Samples.Count, source.Samples.Dimensions));
        Assert.Equal([column], source.Samples.ColumnNames!);
    }

    [Theory]
    [InlineData("a.csv", "type,x\nT cell,1\nB cell,2\nT cell,3\n", "type")]
    [InlineData("a.tsv", "x\tcell type\n1\tT cell\n2\tB cell\n3\tT cell\n", "cell type")]
    [InlineData("a.csv", "type;x\nT cell;1\nB cell;2,5\nT cell;3,5\n", "type")]
    [InlineData("a.txt", "type\tx\nT cell\t1\nB cell\t2\nT cell\t3\n", "type")]
    [InlineData("cluster.csv", "cluster\nT cell 1\nB cell 2\nT cell 1\n", "cluster")]
    public void Labels_with_spaces_stand_beside_numbers(string name, string text, string column)
    {
        using var folder = new TemporaryFolder();
        SampleSource source = LabelReader.Read($"{folder.Write(name, text)}:{column}", TestContext.Current.CancellationToken);
        Assert.Equal(2, source.Labels!.Count);
        Assert.Equal([1, 0, 1], new[] { (int)source.Samples[0, 0], (int)source.Samples[1, 0], (int)source.Samples[2, 0] });
    }

    [Theory]
    [InlineData("score celltype\n0.5 CD4 T\n0.6 NK cell\n0.7 CD4 T\n", "'0.5' is a value")]
    [InlineData("celltype score\nCD4 T 0.5\nNK cell 0.6\nCD4 T 0.7\n", "'CD4' occurs twice")]
    public void Unquoted_labels_with_spaces_between_spaces_are_refused(string text, string problem)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("a.txt", text);
        InputException refused = Assert.Throws<InputException>(() => LabelReader.Read($"{path}:celltype", TestContext.Current.CancellationToken));
        Assert.Equal($"{path}: the header has 2 names and the rows have 3 fields, of which the first are no row names, as {problem}; name all columns, or put texts that hold the delimiter in double quotes.", refused.Message);
    }

    [Theory]
    [InlineData("cluster.csv", "cluster\nCluster 1\nCluster 2\nCluster 1\n")]
    [InlineData("cluster.txt", "cluster\nCluster 1\nCluster 2\nCluster 1\n")]
    [InlineData("day.csv", "Day 1\nDay 2\nDay 1\n")]
    public void A_number_after_a_word_is_part_of_the_label(string name, string text)
    {
        using var folder = new TemporaryFolder();
        SampleSource source = LabelReader.Read(folder.Write(name, text), TestContext.Current.CancellationToken);
        Assert.Equal((3, 2), (source.Samples.Count, source.Labels!.Count));
    }

    [Theory]
    [InlineData("saved.csv", "1 2.5\n3 4\n1 6\n")]
    [InlineData("named.csv", "a b\n1 2.5\n3 4\n1 6\n")]
    public void Numbers_between_spaces_are_read_from_csv(string name, string text) =>
        Assert.Equal([3.0, 4], Read(name, text).Samples.Row<double>(1).ToArray());

    [Theory]
    [InlineData("a,b\nNA,1\n2,NaN\nnull,.\n,N/A\n")]
    [InlineData("NA,1\n2,NaN\nnull,.\n,N/A\n")]
    [InlineData("a\tb\nna\t1\n2\t\nnull\t.\n\t#N/A\n")]
    public void Marks_for_missing_values_are_nan(string text)
    {
        Samples samples = Read("missing.csv", text).Samples;
        Assert.Equal([double.NaN, 1, 2, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN], Enumerable.Range(0, 4).SelectMany(row => samples.Row<double>(row).ToArray()));
    }

    [Fact]
    public void Row_names_are_told_from_values_by_all_rows()
    {
        string rest = string.Concat(Enumerable.Range(0, 3000).Select(i => $"{i},2\n"));
        string marks = string.Concat(Enumerable.Repeat("ND,1\n", 1500));
        InputException refused = Assert.Throws<InputException>(() => Read("late.csv", $"a,b\n{marks}{rest}"));
        Assert.Contains("line 2, column 1 (a): found 'ND' where a number is expected", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["A1", "B2", "103"], Read("mixed.csv", "id,b\nA1,1\nB2,2\n103,3\n").RowNames!);
    }

    [Theory]
    [InlineData("sample,400,402,404\n1,.1,.2,.3\n2,.4,.5,.6\n")]
    [InlineData("sample,400.5,402,404,410,413\n1,.1,.2,.3,1,2\n2,.4,.5,.6,1,2\n")]
    [InlineData("place,code,2019,2020,2021\n1,2,.1,.2,.3\n3,4,.4,.5,.6\n")]
    public void Rising_numbers_after_a_name_are_names_of_columns(string text) => Assert.Equal(2, Read("spectra.csv", text).Samples.Count);

    [Theory]
    [InlineData("y\n0.5\n<0.01\n0.7\n0.9\n", "line 3, column 1 (y): found '<0.01' where a number is expected")]
    [InlineData("y\n0.5\n0.6\n0.7\nND\n0.9\n", "line 5, column 1 (y): found 'ND' where a number is expected")]
    [InlineData("y;x\n0,5;1\n0,6;2\n", "line 2, column 1 (y): found '0,5' where a number is expected")]
    public void Spoiled_numbers_are_not_labels(string text, string problem)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("y.csv", text);
        InputException refused = Assert.Throws<InputException>(() => LabelReader.Read($"{path}:y", TestContext.Current.CancellationToken));
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_blank_line_among_labels_is_told()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("y.csv", "y\nT cell\n\nB cell\n");
        InputException refused = Assert.Throws<InputException>(() => LabelReader.Read(path, TestContext.Current.CancellationToken));
        Assert.Equal($"{path}: line 3 is blank, but rows follow it; remove it or fill in its values.", refused.Message);
    }

    [Fact]
    public void Ranges_are_labels()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(["30-60", "<30", ">60"], LabelReader.Read(folder.Write("age.csv", "age\n<30\n30-60\n>60\n<30\n30-60\n"), TestContext.Current.CancellationToken).Labels!);
    }

    [Theory]
    [InlineData("a.csv", "a;b\n1,5;2\n-3e2;,5\n")]
    [InlineData("a.tsv", "1,5\t2\n-3e2\t,5\n")]
    [InlineData("a.txt", "1,5 2\n-3e2 ,5\n")]
    public void Decimal_commas_are_read_on_request(string name, string text)
    {
        using var folder = new TemporaryFolder();
        Samples samples = new SampleQuery { Address = folder.Write(name, text), Reading = new ReadingOptions { Decimal = DecimalMark.Comma } }.Read(TestContext.Current.CancellationToken).Samples;
        Assert.Equal([1.5, 2, -300, .5], samples.Row<double>(0).ToArray().Concat(samples.Row<double>(1).ToArray()));
    }

    [Fact]
    public void A_single_column_of_decimal_commas_is_one_column()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("a.csv", "x\n1,5\n2,5\n");
        Samples samples = new SampleQuery { Address = path, Reading = new ReadingOptions { Decimal = DecimalMark.Comma } }.Read(TestContext.Current.CancellationToken).Samples;
        Assert.Equal((2, 1, 1.5, 2.5), (samples.Count, samples.Dimensions, samples[0, 0], samples[1, 0]));
    }

    [Theory]
    [InlineData("a;b\n1.5;2\n")]
    [InlineData("a;b\n1.234,5;2\n")]
    public void A_point_among_decimal_commas_is_refused(string text)
    {
        using var folder = new TemporaryFolder();
        var query = new SampleQuery { Address = folder.Write("a.csv", text), Reading = new ReadingOptions { Decimal = DecimalMark.Comma } };
        Assert.Contains("line 2, column 1 (a)", Assert.Throws<InputException>(() => query.Read(TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_canceled_token_stops_the_reading()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("rows.csv", string.Concat(Enumerable.Repeat("1,2\n", 5000)));
        Assert.Throws<OperationCanceledException>(() => SampleReader.Read(path, new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData("Total", true)]
    [InlineData("mean:", true)]
    [InlineData("r3", false)]
    public void A_last_row_that_is_called_a_total_is_noted(string name, bool isNoted)
    {
        const string Note = "was read as a row like the others; remove it if it sums them up";
        Assert.Equal(isNoted, Read("total.csv", $",a,b\nr1,1,2\nr2,3,4\n{name},4,6\n").Notes.Any(note => note.EndsWith(Note, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("id,a\n7,0.5\n9,1.5\n8,2.5\n", true)]
    [InlineData("id,a\n7,0.5\n9,1.5\n7,2.5\n", false)]
    [InlineData("age,a\n7,0.5\n9,1.5\n8,2.5\n", false)]
    [InlineData("id,a\n7.5,0.5\n9,1.5\n8,2.5\n", false)]
    public void Numbers_that_may_name_the_rows_are_noted(string text, bool isNoted) =>
        Assert.Equal(isNoted, Read("ids.csv", text).Notes.Any(note => note.StartsWith("column 1 ('id') was read as values, though", StringComparison.Ordinal)));

    [Theory]
    [InlineData("1e-320", 1e-320)]
    [InlineData("0e5", 0)]
    [InlineData("0.00", 0)]
    [InlineData("1.7e308", 1.7e308)]
    [InlineData("-inf", double.NegativeInfinity)]
    public void Numbers_at_the_ends_of_their_range_are_read(string written, double value) =>
        Assert.Equal(value, Read("ends.csv", $"a,b\n{written},1\n2,3\n").Samples[0, 0]);

    private static SampleSource Read(string name, string text)
    {
        using var folder = new TemporaryFolder();
        return SampleReader.Read(folder.Write(name, text), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_table_of_genes_by_cells_is_turned_over()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("genes.csv", "gene,c1,c2,c3\nMpo,1,2,3\nElane,4,5,6\n");

        SampleSource cells = SampleReader.Read($"{path}:T", TestContext.Current.CancellationToken);
        SampleSource chosen = SampleReader.Read($"{path}:T:Elane", TestContext.Current.CancellationToken);

        Assert.Equal((3, 2), (cells.Samples.Count, cells.Samples.Dimensions));
        Assert.Equal(["c1", "c2", "c3"], cells.RowNames!);
        Assert.Equal(["Mpo", "Elane"], cells.Samples.ColumnNames!);
        Assert.Equal((2.0, 6.0), (cells.Samples[1, 0], cells.Samples[2, 1]));
        Assert.Equal(["Elane"], chosen.Samples.ColumnNames!);
        Assert.Equal((3, 1, 4.0), (chosen.Samples.Count, chosen.Samples.Dimensions, chosen.Samples[0, 0]));
        Assert.Contains("the table was transposed", cells.Notes);
        Assert.Throws<InputException>(() => SampleReader.Read($"{path}:T:Gata1", TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_column_that_is_called_T_is_behind_two_colons()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("t.csv", "T,U\n1,2\n3,4\n");
        Samples column = SampleReader.Read($"{path}::T", TestContext.Current.CancellationToken).Samples;
        Assert.Equal((2, 1, 3.0), (column.Count, column.Dimensions, column[1, 0]));
    }
}
