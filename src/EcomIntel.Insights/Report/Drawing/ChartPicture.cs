namespace EcomIntel.Insights;

/// <summary>Draws any chart as SVG that stands in a page: its colours are the page's.</summary>
internal static class ChartPicture
{
    public static void Draw(Markup svg, ChartData chart, Numbers numbers)
    {
        switch (chart)
        {
            case BarChart bars:
                BarPicture.Draw(svg, bars, numbers);
                break;
            case ImportanceChart importance:
                BarPicture.Draw(svg, importance, numbers);
                break;
            case LineChart lines:
                LinePicture.Draw(svg, lines, numbers);
                break;
            case HeatMapChart heatMap:
                HeatMapPicture.Draw(svg, heatMap, numbers);
                break;
            case DistributionChart distribution:
                DistributionPicture.Draw(svg, distribution, numbers);
                break;
            case LiftChart lift:
                SharePicture.Draw(svg, lift, numbers);
                break;
            case CalibrationChart calibration:
                SharePicture.Draw(svg, calibration, numbers);
                break;
            case CohortChart cohorts:
                CohortPicture.Draw(svg, cohorts, numbers);
                break;
            default:
                throw new NotSupportedException($"A chart of type {chart.GetType().Name} cannot be drawn yet.");
        }
    }
}
